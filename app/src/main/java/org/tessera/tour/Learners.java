package org.tessera.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The thirty learners of the simulated world, each brought to the stage that is theirs. */
final class Learners {
    /** How far a learner has come. The order is that of the life cycle. */
    enum Stage {
        ARRIVED,
        LEARNING,
        APPLIED,
        ACCEPTED,
        SAT,
        DECIDED,
        SUSPENDED,
        WITHDRAWN
    }

    /** A learner at their browser. */
    record Learner(Persona persona, Visitor visitor, int school, Stage stage, double ability) {}

    private static final int NUMBER = 30;
    private static final List<String> LANGUAGES = List.of("el", "es", "ro");
    private static final List<List<String>> NAMES = List.of(
            List.of(
                    "Ελένη Παράδειγμα|Eleni Paradeigma",
                    "Γιώργος Δείγμας|Giorgos Deigmas",
                    "Φατμά Αλί|Fatma Ali",
                    "Δημήτρης Επίδειξης|Dimitris Epideixis",
                    "Κατερίνα Πρότυπου|Katerina Protypou",
                    "Ίλια Πετρόφ|Ilia Petrof",
                    "Βασιλική Δοκιμή|Vasiliki Dokimi",
                    "Νίκη Υπόδειγμα|Niki Ypodeigma",
                    "Αχμέντ Σαλέχ|Achment Salech",
                    "Στέλιος Απεικονίσης|Stelios Apeikonisis"),
            List.of(
                    "Lucía Ejemplo|",
                    "Mateo Muestra|",
                    "Amina Prueba|",
                    "Sergio Modelo|",
                    "Carmen Ensayo|",
                    "Yusuf Demostrado|",
                    "Nerea Figurada|",
                    "Iván Simulado|",
                    "Rosa Ficticia|",
                    "Pau Imaginari|"),
            List.of(
                    "Ana Exemplu|",
                    "Mihai Model|",
                    "Elena Probă|",
                    "Andrei Simulat|",
                    "Ioana Demonstrată|",
                    "Rareș Mostră|",
                    "Zoltán Minta|",
                    "Cristina Imaginată|",
                    "Vlad Fictiv|",
                    "Sorina Închipuită|"));

    private final Cast cast;
    private final Exam exam;
    private final Visitor founder;
    private final List<String> schools;
    private final List<String> schoolNames;
    private final List<Visitor> educators;

    Learners(
            Cast cast,
            Exam exam,
            Visitor founder,
            List<String> schools,
            List<String> schoolNames,
            List<Visitor> educators) {
        this.cast = cast;
        this.exam = exam;
        this.founder = founder;
        this.schools = schools;
        this.schoolNames = schoolNames;
        this.educators = educators;
    }

    /** Enters all learners; every third comes with a card, the others with an address. Those who learn are enrolled. */
    List<Learner> arrive() {
        var all = new ArrayList<Learner>();
        for (int i = 0; i < NUMBER; i++) {
            int school = i % schools.size();
            var persona = persona(i, school);
            var visitor = persona.email().isEmpty()
                    ? cast.joinWithCard(founder, schools.get(school), persona)
                    : cast.join(founder, schools.get(school), persona);
            var learner = new Learner(persona, visitor, school, stage(i), ability(i));
            if (learner.stage().compareTo(Stage.LEARNING) >= 0) enrol(learner, i);
            all.add(learner);
        }
        return all;
    }

    void apply(List<Learner> all, String body) {
        for (var learner : from(all, Stage.APPLIED)) {
            Certification.apply(learner.visitor(), "K08", body, schoolNames.get(learner.school()));
        }
    }

    void sit(List<Learner> all) {
        Together.each(
                from(all, Stage.SAT),
                (number, learner) ->
                        exam.sit(learner.visitor(), learner.persona().language(), learner.ability(), 1, number));
    }

    /** Grants when the result allows it, else refuses with the reason. */
    void decide(Visitor officer, String family) {
        var page = Certification.file(officer, family);
        boolean granting = page.selectFirst("input[name=decision][value=grant]") != null;
        if (granting) Certification.grant(officer, family);
        else Certification.refuse(officer, family, "The exam was not passed. You may try again in 14 days.");
    }

    /** The first learner shares what they hold, as soon as it is there. */
    void share(List<Learner> all) {
        var visitor = all.getFirst().visitor();
        Life.await(
                "the first credential",
                () -> !visitor.open("/passport/share")
                        .select("input[name=credential]")
                        .isEmpty());
        var page = visitor.open("/passport/share");
        var preview = visitor.submit(
                page,
                "/passport/share/preview",
                Map.of(
                        "credential",
                        page.select("input[name=credential]").getFirst().attr("value"),
                        "days",
                        "30",
                        "note",
                        "Example Bakery"));
        visitor.submit(preview, "/passport/share", Map.of());
    }

    /** The learner whom the table of accounts names. */
    Persona showcase() {
        return persona(0, 0);
    }

    static List<Learner> at(List<Learner> all, Stage stage) {
        return all.stream().filter(l -> l.stage() == stage).toList();
    }

    static List<Learner> from(List<Learner> all, Stage stage) {
        return all.stream().filter(l -> l.stage().compareTo(stage) >= 0).toList();
    }

    private void enrol(Learner learner, int number) {
        if (number % 2 == 0) {
            learner.visitor().submit(learner.visitor().open("/learn/K08"), "/learn/K08", Map.of());
        } else {
            var educator = educators.get(learner.school());
            var page = educator.open("/learn/learners");
            page.select("select[name=learner] option").stream()
                    .filter(o -> o.text().contains(learner.persona().family()))
                    .findFirst()
                    .ifPresent(o -> educator.submit(
                            page, "/learn/learners", Map.of("learner", o.attr("value"), "course", "K08")));
        }
        learner.visitor().open("/learn/K08/01-who-is-speaking/s1");
    }

    /** In logits. Those whose certificate is shown later must pass; the others do as people do. */
    private static double ability(int number) {
        return number == 0 || number == 16 || number == 17 ? 3 : number * 7 % 11 / 5.0 - 0.5;
    }

    private static Stage stage(int number) {
        if (number < 16) return Stage.DECIDED;
        return switch (number) {
            case 16 -> Stage.SUSPENDED;
            case 17 -> Stage.WITHDRAWN;
            case 18, 19, 20 -> Stage.SAT;
            case 21, 22 -> Stage.ACCEPTED;
            case 23, 24 -> Stage.APPLIED;
            case 25, 26, 27 -> Stage.LEARNING;
            default -> Stage.ARRIVED;
        };
    }

    private static Persona persona(int number, int school) {
        var name = NAMES.get(school).get(number / NAMES.size());
        var latin = name.substring(name.indexOf('|') + 1);
        var words = name.substring(0, name.indexOf('|')).split(" ");
        var address = number % 3 == 2 ? "" : "learner" + (number + 1) + "@demo.example";
        var birth = "%d-%02d-%02d".formatted(1980 + number % 25, 1 + number % 12, 1 + number % 28);
        return new Persona(words[0], words[1], latin, birth, address, LANGUAGES.get(school), List.of("learner"));
    }
}
