package org.tessera.tour;

import static org.tessera.tour.Steps.expect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jsoup.nodes.Document;
import tools.jackson.databind.json.JsonMapper;

/** The whole life of one micro-credential, from the employers' survey to the credential's withdrawal. */
final class Life {
    private static final int EMPLOYERS = 12;
    private static final String SKILL = "K08";
    private static final String BODY = "Example Certification Body";
    private static final String SCHOOL = "Example Vocational School";
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final JsonMapper JSON = JsonMapper.shared();

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
        this.exam = new Exam(new Knowledge(content, SKILL));
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
        showAndWithdraw(founder, body, officer, eleni);
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
                () -> exam.sit(eleni, "el", 0.95, 7));
        steps.step("No result is to be seen before the task is marked", () -> {
            eleni.open(sitting + "/result", 404);
        });
        var first = staff(founder, body, "An examiner", "Giulia", "examiner");
        var second = staff(founder, body, "Another examiner", "Jan", "examiner");
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

    private void showAndWithdraw(Visitor founder, String body, Visitor officer, Visitor eleni) {
        var credential = steps.step("She downloads the sealed file and her whole passport", () -> {
            var link = Visitor.leads(eleni.open("/passport"), "a[href^=/passport/credentials/]");
            var sealed = eleni.fetch(link, "application/json");
            write("credential.json", sealed);
            write("passport.json", eleni.fetch("/passport.json", "application/json"));
            return sealed;
        });
        var address =
                steps.step("She sees what an employer will see, and makes a link for seven days", () -> share(eleni));
        var employer = cast.stranger("en");
        steps.step("The employer opens the link: genuine and valid today", () -> {
            var page = employer.open(address);
            expect(
                    page.select(".verdict.good h1").size() == 1,
                    "the verdict was " + page.select("h1").text());
            var machine = employer.fetch(address + "?format=json", "application/json");
            write("verification.json", machine);
            write("trace.json", trace(machine));
        });
        steps.step("and walks back to the survey that chose the skill", () -> {
            var path = JSON.readTree(read("trace.json"))
                    .get("trace")
                    .valueStream()
                    .flatMap(step -> step.has("path")
                            ? java.util.stream.Stream.of(step.get("path").asString())
                            : java.util.stream.Stream.empty())
                    .toList();
            expect(!path.isEmpty(), "the trace leads nowhere");
            path.forEach(employer::open);
        });
        steps.step(
                "The same from the file alone",
                () -> expect(
                        check(employer, credential).select(".verdict.good").size() == 1,
                        "the file was not recognised"));
        withdraw(founder, body, officer, employer, address);
        steps.step("One byte of the file is altered: refused, and nothing of it is shown", () -> {
            var altered = new String(credential, StandardCharsets.UTF_8).replaceFirst("Eleni", "Elena");
            var page = check(employer, altered.getBytes(StandardCharsets.UTF_8));
            expect(page.select(".verdict.bad").size() == 1, "the altered file passed");
            expect(!page.text().contains("Paradeigma"), "the altered file's content is shown");
        });
        steps.step("She stops sharing: the link is gone", () -> {
            var link = Visitor.leads(eleni.open("/passport"), "form[action$=/stop]");
            eleni.submit(eleni.open("/passport"), link, Map.of());
            employer.open(address, 410);
        });
    }

    private void withdraw(Visitor founder, String body, Visitor officer, Visitor employer, String address) {
        var second = staff(founder, body, "A second officer", "Elena", "certification-officer");
        steps.step("One officer proposes to withdraw the certificate: it is suspended meanwhile", () -> {
            Certification.change(officer, learner.family(), "withdraw", "Withdrawn for the tour.");
            await(
                    "the suspension",
                    () -> employer.open(address).select(".verdict.wait").size() == 1);
        });
        steps.step("The second officer confirms", () -> Certification.confirm(second, learner.family()));
        steps.step(
                "The employer sees it withdrawn within seconds",
                () -> await(
                        "the withdrawal",
                        () -> employer.open(address).select(".verdict.bad").size() == 1));
    }

    private String share(Visitor eleni) {
        var page = eleni.open("/passport/share");
        var preview = eleni.submit(
                page,
                "/passport/share/preview",
                Map.of(
                        "credential",
                                page.select("input[name=credential]").getFirst().attr("value"),
                        "days", "7",
                        "note", "Café Almar"));
        expect(preview.text().contains(learner.family()), "the preview does not show her name");
        var link = eleni.submit(preview, "/passport/share", Map.of());
        var paper = Visitor.leads(link, "a[href$=paper.pdf]");
        write("credential.pdf", eleni.fetch(paper, "application/pdf"));
        return java.net.URI.create(Visitor.leads(link, "a[href*=/v/]")).getRawPath();
    }

    private static Document check(Visitor visitor, byte[] file) {
        return visitor.upload(visitor.open("/check"), "/check", "file", "credential.json", file, 200);
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

    private static byte[] trace(byte[] verification) {
        var first = JSON.readTree(verification).get("credentials").get(0);
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(Map.of("credential", first.get("id"), "trace", first.get("trace")));
    }

    private byte[] read(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, byte[] content) {
        try {
            Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
