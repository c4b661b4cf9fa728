package org.tessera.tour;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;

/**
 * How the simulated world learns together: a class at every school in one pilot, each brought in as a list; what everybody
 * did of the course, told by their phones; feedback; and in the first school a meeting, a message, a mentor and a question.
 */
final class Schooling {
    private static final String COURSE = "K08";
    private static final String PILOT = "Pilot 1 (simulated)";
    private static final List<String> CLASSES =
            List.of("Απογευματινό τμήμα (προσομοίωση)", "Grupo de tarde (simulado)", "Grupa de seară (simulată)");
    private static final Persona MENTOR = Persona.staff("Θοδωρής", "Demo", World.email("thodoris"), "el", "mentor");

    private final Cast cast;
    private final Visitor founder;
    private final List<String> schools;
    private final List<Visitor> educators;

    Schooling(Cast cast, Visitor founder, List<String> schools, List<Visitor> educators) {
        this.cast = cast;
        this.founder = founder;
        this.schools = schools;
        this.educators = educators;
    }

    /** @return the mentor's account */
    World.Account play(List<Learners.Learner> all) {
        var classes = new ArrayList<String>();
        for (int school = 0; school < schools.size(); school++) classes.add(aClass(school, all));
        var units = KeptUnit.of(all.getFirst().visitor(), COURSE);
        Together.each(all, (number, learner) -> learn(units, number, learner));
        tell(educators.getFirst(), classes.getFirst());
        var learner = all.getFirst();
        ask(learner.visitor(), units.getFirst());
        mentor(learner);
        return new World.Account("mentor", MENTOR.name(), MENTOR.email());
    }

    /** Opens a class, brings its list and gives it the course; its path. */
    private String aClass(int school, List<Learners.Learner> all) {
        var educator = educators.get(school);
        var opened = educator.submit(
                educator.open("/classes"), "/classes", Map.of("name", CLASSES.get(school), "cohort", PILOT));
        var path = Cast.path(opened);
        var list = all.stream()
                .filter(learner -> learner.school() == school)
                .map(learner ->
                        learner.persona().given() + ";" + learner.persona().family())
                .collect(Collectors.joining("\r\n", "given;family\r\n", "\r\n"));
        var brought = educator.upload(
                educator.open(path + "/lists"),
                path + "/lists",
                "file",
                "class.csv",
                list.getBytes(StandardCharsets.UTF_8),
                200);
        educator.submit(brought, Cast.path(brought), Map.of());
        educator.submit(educator.open(path), path + "/courses", Map.of("course", COURSE));
        return path;
    }

    /**
     * Half of them finish the first unit and say what they think of it, the others stop before its last two pages. In the
     * second school everybody finds the first exercise only with the second answer; one learner is stuck in unit 2, and
     * one has not been here for nine days.
     */
    private static void learn(List<KeptUnit> units, int number, Learners.Learner learner) {
        var first = units.getFirst();
        boolean finishes = learner.school() == 0 || learner.school() == 1 && number % 2 == 0;
        var phone = new Phone(learner.visitor(), COURSE, number == 6 ? 9 * 24 * 60 : 60 + 7 * number);
        int last = first.steps().size() - (finishes ? 0 : 2);
        for (int i = 0; i < last; i++)
            phone.does(first, first.steps().get(i), learner.school() == 1 && first.isFirstExercise(i));
        if (number == 3) phone.triesInVain(units.get(1), 3);
        phone.tells();
        if (finishes) feedback(learner.visitor(), first, number);
    }

    private static void feedback(Visitor learner, KeptUnit unit, int number) {
        var path = "/learn/" + COURSE + "/" + unit.id() + "/feedback";
        var sentence = switch (number) {
            case 0 -> "Θα ήθελα περισσότερα παραδείγματα από μαγαζιά. (προσομοίωση)";
            case 9 -> "Το άκουσα στο λεωφορείο. (προσομοίωση)";
            default -> "";
        };
        learner.submit(learner.open(path), path, Map.of("useful", "3", "clear", "3", "sentence", sentence));
    }

    private static void tell(Visitor educator, String path) {
        var day = LocalDate.now(ZoneOffset.UTC).plusDays(7).toString();
        educator.submit(
                educator.open(path + "/meetings"),
                path + "/meetings",
                Map.of(
                        "topic", "Επανάληψη: ποιος μιλάει; (προσομοίωση)",
                        "day", day,
                        "time", "18:00",
                        "minutes", "60",
                        "place", "Αίθουσα 2 (προσομοίωση)"));
        educator.submit(
                educator.open(path + "/messages"),
                path + "/messages",
                Map.of("to", "", "words", "Καλή αρχή σε όλους! Όποιος δυσκολεύεται, ας μου γράψει. (προσομοίωση)"));
    }

    private void ask(Visitor learner, KeptUnit unit) {
        var about = "/learn/" + COURSE + "/" + unit.id() + "/s3";
        learner.submit(
                learner.open("/my/questions?about=" + about),
                "/my/questions",
                Map.of("words", "Πώς βλέπω τη διεύθυνση στο κινητό μου; (προσομοίωση)"));
        var educator = educators.getFirst();
        var page = educator.open("/questions");
        var form = Visitor.leads(page, "form[action^=/questions/]");
        educator.submit(
                page,
                form,
                Map.of(
                        form.replace("/questions/", "words-"),
                        "Κρατήστε το δάχτυλο πάνω στον σύνδεσμο, χωρίς να τον ανοίξετε. (προσομοίωση)"));
    }

    private void mentor(Learners.Learner learner) {
        var mentor = cast.join(founder, schools.getFirst(), MENTOR);
        var educator = educators.getFirst();
        var page = educator.open("/mentoring");
        educator.submit(
                page,
                "/mentoring",
                Map.of(
                        "mentor", choice(page, "mentor", MENTOR.given()),
                        "learner", choice(page, "learner", learner.persona().family())));
        var path = Visitor.leads(mentor.open("/mentoring"), "main a[href^=/mentoring/]");
        var aimed = mentor.submit(
                mentor.open(path), path + "/goals", Map.of("goal", "Η πρώτη ενότητα ως την Παρασκευή (προσομοίωση)"));
        var reached = mentor.submit(aimed, path + "/goals/", Map.of());
        mentor.submit(
                reached,
                path + "/goals",
                Map.of("goal", "Να ελέγξω μόνη μου ένα μήνυμα από «την τράπεζα» (προσομοίωση)"));
        learner.visitor()
                .submit(
                        learner.visitor().open(path),
                        path + "/guidance",
                        Map.of("words", "Μιλήσαμε είκοσι λεπτά. Η τρίτη διαφάνεια ήταν δύσκολη. (προσομοίωση)"));
    }

    private static String choice(Document page, String field, String name) {
        return page.select("select[name=" + field + "] option").stream()
                .filter(option -> option.text().contains(name))
                .findFirst()
                .orElseThrow(() -> new Visitor.Lost("nobody called " + name + " can be chosen as " + field))
                .attr("value");
    }
}
