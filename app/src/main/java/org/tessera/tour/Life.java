package org.tessera.tour;

import static org.tessera.tour.Steps.expect;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** The whole life of one micro-credential, from the employers' survey to the credential's withdrawal. */
final class Life {
    private static final int EMPLOYERS = 12;
    private static final String SKILL = "K08";
    private static final String BODY = "Example Certification Body";
    private static final String SCHOOL = "Example Vocational School";
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final Cast cast;
    private final Steps steps;
    private final Path folder;
    private final Exam exam;
    private final Persona learner = new Persona(
            "Ελένη", "Παράδειγμα", "Eleni Paradeigma", "1994-03-12", "", "el", java.util.List.of("learner"));

    Life(Cast cast, Steps steps, Path content, Path folder) {
        this.cast = cast;
        this.steps = steps;
        this.folder = folder;
        this.exam = new Exam(content, SKILL);
    }

    void play(String setup) {
        var founder = steps.step(
                "A platform administrator sets Tessera up",
                () -> cast.founder(
                        setup,
                        BODY,
                        "certification-body",
                        "GR",
                        Persona.staff("Ariadne", "Setup", "ariadne@body.example", "en")));
        var body = Visitor.leads(founder.open("/organisations"), "td a[href^=/organisations/]");
        var school = steps.step("registers a school and approves it as a test centre", () -> {
            var path = cast.organisation(founder, SCHOOL, "vet-provider", "GR");
            cast.approveTestCentre(founder, path);
            return path;
        });
        askEmployers(founder);
        publishStandard(founder, body, school);
        var teacher = staff(founder, school, "An educator", "Maria", "educator");
        var eleni = learn(founder, school, teacher);
        var officer = staff(founder, body, "A certification officer", "Nikos", "certification-officer");
        sit(founder, body, school, eleni, officer);
        decide(founder, body, teacher, officer, eleni);
        var second = staff(founder, body, "A second officer", "Elena", "certification-officer");
        new Afterlife(steps, folder, learner).play(eleni, cast.stranger("en"), officer, second);
    }

    private void askEmployers(Visitor founder) {
        var chamber = steps.step(
                "registers a federation of employers",
                () -> cast.organisation(founder, "Example Employers' Federation", "employer", "GR"));
        var representative = staff(founder, chamber, "An employer representative", "Petros", "employer-representative");
        var survey = steps.step(
                "opens a survey over the 57 competences",
                () -> EmployersSurvey.open(
                        representative,
                        Map.of("en", "Skills for a first job", "el", "Δεξιότητες για την πρώτη δουλειά")));
        steps.step("and " + EMPLOYERS + " employers answer it without an account", () -> {
            int employer = 0;
            for (String invitation : survey.invite("Employers of the tour", EMPLOYERS)) {
                EmployersSurvey.answer(cast.stranger("en"), invitation, employer++);
            }
        });
        steps.step("closes it: relative importance with intervals", () -> {
            expect(survey.close().text().contains("DigComp"), "the results name no competence");
        });
        steps.step(
                "The administrator publishes version 2 of the Key Skills Matrix with that evidence",
                () -> founder.submit(
                        founder.open("/matrix/publish"),
                        "/matrix/publish",
                        Map.of("catalogue", "key-skills", "survey", survey.id())));
    }

    private void publishStandard(Visitor founder, String body, String school) {
        var author = staff(founder, body, "An author", "Sofia", "author");
        steps.step("cannot publish a micro-credential that nobody has reviewed", () -> {
            author.submit(author.open("/design/" + SKILL), "/design/" + SKILL + "/publish", Map.of(), 409);
        });
        steps.step(
                "submits it for review",
                () -> author.submit(author.open("/design/" + SKILL), "/design/" + SKILL + "/submit", Map.of()));
        var reviewer = staff(founder, school, "A reviewer of another organisation", "Luis", "reviewer");
        steps.step(
                "approves it",
                () -> reviewer.submit(
                        reviewer.open("/design/" + SKILL),
                        "/design/" + SKILL + "/review",
                        Map.of("verdict", "approve")));
        steps.step("The author publishes it; its standard page will never change", () -> {
            author.submit(author.open("/design/" + SKILL), "/design/" + SKILL + "/publish", Map.of());
            cast.stranger("el").open("/standards/" + SKILL + "/1");
        });
    }

    private Visitor learn(Visitor founder, String school, Visitor teacher) {
        var eleni = steps.step(
                "A learner without e-mail comes in with a printed card",
                () -> cast.joinWithCard(founder, school, learner));
        steps.step("The educator enrols her: the platform knows who taught her", () -> {
            var page = teacher.open("/learn/learners");
            var option = page.select("select[name=learner] option").stream()
                    .filter(o -> o.text().contains(learner.family()))
                    .findFirst()
                    .orElseThrow(() -> new Visitor.Lost("the educator can't choose her"));
            teacher.submit(page, "/learn/learners", Map.of("learner", option.attr("value"), "course", SKILL));
        });
        steps.step("She opens the first slide of the course", () -> {
            var page = eleni.open(Visitor.leads(eleni.open("/learn/" + SKILL), ".next a.button, p a.button"));
            expect(!page.select("h1").isEmpty(), "no slide");
        });
        return eleni;
    }

    private void sit(Visitor founder, String body, String school, Visitor eleni, Visitor officer) {
        var application =
                steps.step("She applies for certification", () -> Certification.apply(eleni, SKILL, BODY, SCHOOL));
        expect(application.startsWith("/my/applications/"), "the application is not hers to see");
        steps.step(
                "The officer accepts: she may sit the exam from today",
                () -> Certification.accept(officer, learner.family()));
        var invigilator = staff(founder, school, "An invigilator", "Anna", "invigilator");
        steps.step("checks her identity document and lets her in", () -> exam.checkIn(invigilator));
        var sitting = steps.step(
                "She answers 32 questions and writes the work task; each answer is saved",
                () -> exam.sit(eleni, "el", 3, 1, 7));
        steps.step("No result is to be seen before the task is marked", () -> {
            eleni.open(sitting + "/result", 404);
        });
        var first = staff(founder, body, "An examiner", "Giulia", "examiner");
        var second = staff(founder, body, "Another examiner", "Jan", "examiner");
        steps.step("Both practise on agreed texts until they mark alike", () -> {
            exam.practise(first);
            exam.practise(second);
        });
        steps.step("The two examiners mark her task, blind to her and to each other", () -> {
            expect(exam.mark(first, 3, 2, 3, 2) == 1, "the first examiner found no script");
            expect(exam.mark(second, 3, 3, 2, 2) == 1, "the second examiner found no script");
        });
        steps.step("The result is released to her", () -> eleni.open(sitting + "/result"));
    }

    private void decide(Visitor founder, String body, Visitor teacher, Visitor officer, Visitor eleni) {
        steps.step("Somebody who examined her is refused as the one who decides", () -> {
            var examiner = cast.byMail("giulia@tour.example", "en");
            examiner.open("/certify", 403);
        });
        expect(teacher != officer, "one person in two roles");
        steps.step(
                "The officer, who neither taught nor examined her, decides to grant",
                () -> Certification.grant(officer, learner.family()));
        steps.step(
                "Her credential is sealed and in her passport",
                () -> await(
                        "the credential",
                        () -> !eleni.open("/passport")
                                .select("a[href^=/passport/credentials/]")
                                .isEmpty()));
    }

    private Visitor staff(Visitor founder, String organisation, String who, String given, String... roles) {
        var email = given.toLowerCase(java.util.Locale.ROOT) + "@tour.example";
        return steps.step(
                who + " joins",
                () -> cast.join(founder, organisation, Persona.staff(given, "Example", email, "en", roles)));
    }

    /** Waits for what comes by itself, at most a minute. */
    static void await(String what, Supplier<Boolean> there) {
        var deadline = Instant.now().plus(A_MINUTE);
        while (!there.get()) {
            if (Instant.now().isAfter(deadline)) throw new Visitor.Lost(what + " did not come within a minute");
            Cast.pause();
        }
    }
}
