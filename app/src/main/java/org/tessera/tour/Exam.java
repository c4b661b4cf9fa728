package org.tessera.tour;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jsoup.nodes.Document;

/** An exam as its people play it: check-in, questions one by one, the work task, marking. */
final class Exam {
    private static final Map<String, String> WRITTEN = Map.of(
            "en",
            "I looked at who made each text, when, and what they gain. The second one names the maker and the date, so I "
                    + "compared it with the maker's own page before I believed it. The first has no sender and asks to "
                    + "share quickly. I would not share it. I would take the product off the shelf for now, tell my "
                    + "supervisor what I know and what I don't, and ask her to call the supplier by the number that we "
                    + "already have.",
            "el",
            "Κοίταξα ποιος έγραψε κάθε κείμενο, πότε, και τι κερδίζει. Το δεύτερο αναφέρει τον κατασκευαστή και την "
                    + "ημερομηνία, γι' αυτό το σύγκρινα με τη σελίδα του κατασκευαστή πριν το πιστέψω. Το πρώτο δεν έχει "
                    + "αποστολέα και ζητά να το μοιραστώ γρήγορα. Δεν θα το μοιραζόμουν. Θα κατέβαζα προς το παρόν το "
                    + "προϊόν από το ράφι, θα έλεγα στην προϊσταμένη μου τι ξέρω και τι δεν ξέρω, και θα της ζητούσα να "
                    + "τηλεφωνήσει στον προμηθευτή στον αριθμό που έχουμε ήδη.");

    private final Knowledge knowledge;
    private final MarkingPractice practice;

    Exam(Path content, String microCredential) {
        this.knowledge = new Knowledge(content, microCredential);
        this.practice = new MarkingPractice(content, microCredential);
    }

    /** The invigilator checks everybody in who is expected at their centre. */
    void checkIn(Visitor invigilator) {
        for (var expected : invigilator
                .open("/invigilate")
                .select("th a[href^=/invigilate/]")
                .eachAttr("href")) {
            var page = invigilator.open(expected);
            if (page.selectFirst("input[name=document]") == null) continue;
            invigilator.submit(
                    page, expected, Map.of("document", first(page, "document"), "fits", "yes", "extra", "0"));
        }
    }

    /**
     * The candidate answers every question of their exam and hands it in, then writes the task and hands it in.
     *
     * @param ability the probability of a right answer, 0–1
     * @return the sitting's path
     */
    String sit(Visitor candidate, String language, double ability, long seed) {
        var exams = candidate.open("/exams");
        var sitting = exams.select("article a[href^=/sittings/]").getFirst().attr("href");
        var page = candidate.submit(candidate.open(sitting), sitting + "/start", Map.of("part", "A"));
        page = answer(candidate, page, sitting, language, ability, new Random(seed));
        candidate.submit(page, sitting + "/submit", Map.of());
        var task = candidate.submit(candidate.open(sitting), sitting + "/start", Map.of("part", "B"));
        task = candidate.submit(
                task,
                sitting + "/task",
                Map.of("answer", WRITTEN.getOrDefault(language, WRITTEN.get("en")), "go", "review"));
        candidate.submit(task, sitting + "/submit", Map.of());
        return sitting;
    }

    private Document answer(
            Visitor candidate, Document first, String sitting, String language, double ability, Random random) {
        var page = first;
        while (page.selectFirst("form#answer-form input[name=answer]") != null) {
            page = candidate.submit(
                    page,
                    sitting + "/questions/",
                    Map.of("answer", choose(page, language, ability, random), "go", "next"));
        }
        return page;
    }

    private String choose(Document page, String language, double ability, Random random) {
        var options = new HashMap<Boolean, List<String>>();
        for (var radio : page.select("input[name=answer]")) {
            var words = page.select("label[for=" + radio.id() + "]").text();
            options.computeIfAbsent(knowledge.isRight(language, words), k -> new java.util.ArrayList<>())
                    .add(radio.attr("value"));
        }
        var right = options.getOrDefault(true, List.of());
        var wrong = options.getOrDefault(false, List.of());
        boolean knows = random.nextDouble() < ability && !right.isEmpty() || wrong.isEmpty();
        var among = knows ? right : wrong;
        return among.get(random.nextInt(among.size()));
    }

    /** An examiner practises until they may mark. */
    void practise(Visitor examiner) {
        practice.play(examiner);
    }

    /**
     * An examiner marks whatever waits for them; agreed texts among them as agreed.
     *
     * @param score for each of the four criteria, 0–3
     * @return how many scripts they marked
     */
    int mark(Visitor examiner, int... score) {
        var points = new HashMap<String, String>();
        for (int c = 0; c < score.length; c++) points.put("c" + (c + 1), Integer.toString(score[c]));
        for (int marked = 0; ; marked++) {
            var page = examiner.submit(examiner.open("/marking"), "/marking/next", Map.of());
            if (page.selectFirst("input[name=c1]") == null) return marked;
            examiner.submit(page, Cast.path(page), practice.points(page, false).orElse(points));
        }
    }

    private static String first(Document page, String field) {
        return page.select("input[name=" + field + "]").getFirst().attr("value");
    }
}
