package org.tessera.research;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tessera.platform.Form;
import org.tessera.platform.Problem;
import org.tessera.platform.Screen;

/** The questions in pages, one for each area of a framework: few enough for a phone, and each page is saved. */
@Component
class Questionnaire {
    /** What a respondent chooses who can't or won't rate a competence. */
    static final String CANNOT_SAY = "none";

    /**
     * @param number from 1
     * @param of how many pages there are
     * @param competences what is asked on this page
     */
    record Part(int number, int of, List<Competence> competences) {
        Competence first() {
            return competences.getFirst();
        }

        List<String> codes() {
            return competences.stream().map(Competence::code).toList();
        }
    }

    private final Competences competences;

    Questionnaire(Competences competences) {
        this.competences = competences;
    }

    /** @throws Problem 404 for a page that does not exist */
    Part part(List<String> asked, int number) {
        var areas = new LinkedHashMap<String, List<Competence>>();
        for (var c : competences.all()) {
            if (asked.contains(c.code()))
                areas.computeIfAbsent(c.framework() + c.area(), area -> new ArrayList<>())
                        .add(c);
        }
        if (number < 1 || number > areas.size()) throw Problem.notFound();
        return new Part(number, areas.size(), List.copyOf(areas.values()).get(number - 1));
    }

    /** The field of a competence's rating. */
    static String importance(Competence competence) {
        return "importance-" + competence.code().replaceAll("[^A-Za-z0-9]", "-");
    }

    /** The field of the tick for a competence that is needed on the first day. */
    static String needed(Competence competence) {
        return "needed-" + competence.code().replaceAll("[^A-Za-z0-9]", "-");
    }

    /** Reads a page that was sent; complaints are remembered in the form. */
    static List<Answer> read(Part part, Form form, Screen screen) {
        var answers = new ArrayList<Answer>();
        for (var competence : part.competences()) {
            var field = importance(competence);
            var value = form.value(field);
            boolean needed = form.has(needed(competence));
            if (value.matches("[1-5]")) answers.add(new Answer(competence.code(), Integer.parseInt(value), needed));
            else if (!value.isEmpty() && !value.equals(CANNOT_SAY)) form.reject(field, "platform.form.choose");
            else if (needed) form.reject(field, "research.answer.rate-too", screen.pick(competence.title()));
        }
        return answers;
    }

    /** What was answered before, as the form of a page. */
    static Form filled(Part part, Map<String, Answer> answers) {
        var values = new LinkedHashMap<String, String>();
        for (var competence : part.competences()) {
            var answer = answers.get(competence.code());
            if (answer == null) continue;
            values.put(importance(competence), Integer.toString(answer.importance()));
            if (answer.neededAtEntry()) values.put(needed(competence), "yes");
        }
        return Form.with(values);
    }
}
