package org.tessera.tour;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
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
                    + "τηλεφωνήσει στον προμηθευτή στον αριθμό που έχουμε ήδη.",
            "es",
            "Miré quién hizo cada texto, cuándo y qué gana con él. El segundo nombra al fabricante y la fecha, así que lo "
                    + "comparé con la página del fabricante antes de creerlo. El primero no tiene remitente y pide que se "
                    + "comparta deprisa. No lo compartiría. Retiraría por ahora el producto de la estantería, le diría a "
                    + "mi encargada lo que sé y lo que no sé, y le pediría que llamara al proveedor al número que ya "
                    + "tenemos.",
            "ro",
            "M-am uitat cine a făcut fiecare text, când și ce câștigă. Al doilea numește producătorul și data, așa că l-am "
                    + "comparat cu pagina producătorului înainte să îl cred. Primul nu are expeditor și cere să fie "
                    + "trimis repede mai departe. Nu l-aș trimite. Aș lua deocamdată produsul de pe raft, i-aș spune șefei "
                    + "mele ce știu și ce nu știu și aș ruga-o să sune furnizorul la numărul pe care îl avem deja.");

    private static final String GOOD = WRITTEN.getOrDefault("en", "");
    private final List<Asked> paper = new ArrayList<>();
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
            if (page.selectFirst("input[name=document]") != null) checkIn(invigilator, page, expected);
        }
    }

    /** The invigilator checks one candidate in. */
    void checkIn(Visitor invigilator, String sitting) {
        var path = "/invigilate/" + sitting;
        checkIn(invigilator, invigilator.open(path), path);
    }

    private static void checkIn(Visitor invigilator, Document page, String path) {
        invigilator.submit(page, path, Map.of("document", first(page, "document"), "fits", "yes", "extra", "0"));
    }

    /**
     * The candidate answers every question of their exam and hands it in, then writes the task and hands it in.
     *
     * @param ability in logits; somebody with 0 answers about every second question rightly
     * @param effort how much of a good answer to the task they write, 0 to 1
     * @return the sitting's path
     */
    String sit(Visitor candidate, String language, double ability, double effort, long seed) {
        var exams = candidate.open("/exams");
        var sitting = exams.select("article a[href^=/sittings/]").getFirst().attr("href");
        var first = candidate.submit(candidate.open(sitting), sitting + "/start", Map.of("part", "A"));
        answer(candidate, first, sitting, ability, new Random(seed));
        candidate.submit(candidate.open(sitting + "/review"), sitting + "/submit", Map.of());
        var task = candidate.submit(candidate.open(sitting), sitting + "/start", Map.of("part", "B"));
        task = candidate.submit(task, sitting + "/task", Map.of("answer", written(language, effort), "go", "review"));
        candidate.submit(task, sitting + "/submit", Map.of());
        return sitting;
    }

    /** Every answer is saved from its page as the player's script does it. */
    private void answer(Visitor candidate, Document first, String sitting, double ability, Random random) {
        var hidden = new LinkedHashMap<String, String>();
        first.select("#answer-form input[type=hidden]").forEach(i -> hidden.put(i.attr("name"), i.attr("value")));
        var questions = paper(candidate, sitting);
        for (int number = 1; number <= questions.size(); number++) {
            var answer = questions.get(number - 1).answer(ability, random);
            candidate.save(sitting + "/questions/" + number, hidden, answer, number);
        }
    }

    /** The first one who sits reads every page; everybody after knows what the form asks, for all sit the same one. */
    private synchronized List<Asked> paper(Visitor candidate, String sitting) {
        if (paper.isEmpty()) {
            candidate.open(sitting + "/review").select("a[href*=/questions/]").stream()
                    .map(link -> link.attr("href"))
                    .distinct()
                    .forEach(link -> paper.add(Asked.on(candidate.open(link), knowledge)));
        }
        return paper;
    }

    /** The beginning of a good answer. */
    private static String written(String language, double effort) {
        var sentences = List.of(WRITTEN.getOrDefault(language, GOOD).split("(?<=\\.) "));
        int many = (int) Math.clamp(Math.round(effort * sentences.size()), 1, sentences.size());
        return String.join(" ", sentences.subList(0, many));
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
        return mark(examiner, page -> score);
    }

    /** The same for examiners who look at what is written, each a little in their own way. */
    int mark(Visitor examiner, Function<Document, int[]> judgement) {
        var desk = examiner.open("/marking");
        for (int marked = 0; ; marked++) {
            var page = examiner.submit(desk, "/marking/next", Map.of());
            if (page.selectFirst("input[name=c1]") == null) return marked;
            var score = judgement.apply(page);
            var points = new HashMap<String, String>();
            for (int c = 0; c < score.length; c++) points.put("c" + (c + 1), Integer.toString(score[c]));
            desk = examiner.submit(
                    page, Cast.path(page), practice.points(page, false).orElse(points));
        }
    }

    private static String first(Document page, String field) {
        return page.select("input[name=" + field + "]").getFirst().attr("value");
    }
}
