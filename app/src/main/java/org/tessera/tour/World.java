package org.tessera.tour;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tessera.tour.Learners.Stage;

/**
 * The simulated world of the demonstration: three schools in three countries, a certification body with a form whose
 * cut a panel set, employers, 120 survey answers and 30 learners at every stage; those who sat did so in sessions. All of it is made up and is played over HTTP like a tour.
 */
public final class World {
    /** One account to try: what the person does, who they are, and the address to sign in with. */
    public record Account(String role, String name, String email) {}

    static final String BODY = "Example Certification Body";
    private static final int ANSWERS = 120;
    static final List<String> SCHOOLS = List.of(
            "Example Vocational School, Larissa",
            "Example Vocational School, Valencia",
            "Example Vocational School, Iași");
    private static final List<String> COUNTRIES = List.of("GR", "ES", "RO");
    private static final List<String> LANGUAGES = List.of("el", "es", "ro");

    private final Cast cast;
    private final Path content;
    private final Exam exam;
    private final PrintStream out;
    private final List<Account> accounts = new ArrayList<>();

    private World(URI base, Path content, PrintStream out) {
        this.cast = new Cast(base);
        this.content = content;
        this.exam = new Exam(content, "K08");
        this.out = out;
    }

    /**
     * Makes the world.
     *
     * @param base the address of a fresh Tessera
     * @param setup the one-time path of its setup
     * @return accounts to try
     * @throws IllegalStateException when a page does not do what it should; the message says which
     */
    public static List<Account> make(URI base, String setup, Path content, PrintStream out) {
        var world = new World(base, content, out);
        try {
            world.make(setup);
        } catch (Visitor.Lost lost) {
            throw new IllegalStateException(lost.getMessage(), lost);
        }
        return List.copyOf(world.accounts);
    }

    private void make(String setup) {
        out.println("Making the simulated world: organisations and people ...");
        var founder = cast.founder(
                setup,
                BODY,
                "certification-body",
                "GR",
                account("platform administrator", "Ariadne", "Demo", "en", "platform-administrator"));
        var body = Visitor.leads(founder.open("/organisations"), "td a[href^=/organisations/]");
        var schools = new ArrayList<String>();
        for (int i = 0; i < SCHOOLS.size(); i++) {
            schools.add(cast.organisation(founder, SCHOOLS.get(i), "vet-provider", COUNTRIES.get(i)));
            cast.approveTestCentre(founder, schools.getLast());
        }
        out.println("Making the simulated world: " + ANSWERS + " employers answer a survey ...");
        var panel = new ArrayList<StandardSetting.Judge>();
        panel.add(survey(founder));
        publish(founder, body, schools.getFirst());
        panel.addAll(employers(founder));
        out.println("Making the simulated world: 30 learners learn, sit exams and are certified ...");
        certify(founder, body, schools, panel);
    }

    private StandardSetting.Judge survey(Visitor founder) {
        var federation = cast.organisation(founder, "Example Employers' Federation", "employer", "GR");
        var representative =
                join(founder, federation, "employer representative", "Petros", "Demo", "en", "employer-representative");
        var survey = EmployersSurvey.open(
                representative,
                Map.of(
                        "en",
                        "Skills for a first job (simulated)",
                        "el",
                        "Δεξιότητες για την πρώτη δουλειά (προσομοίωση)"));
        var invitations = survey.invite("Simulated employers", ANSWERS);
        Together.each(
                invitations,
                (number, invitation) ->
                        EmployersSurvey.answer(cast.stranger(number % 2 == 0 ? "en" : "el"), invitation, number));
        survey.close();
        founder.submit(
                founder.open("/matrix/publish"),
                "/matrix/publish",
                Map.of("catalogue", "key-skills", "survey", survey.id()));
        return judge(representative, "Petros", "employer", "en");
    }

    private void publish(Visitor founder, String body, String school) {
        var author = join(founder, body, "author", "Sofia", "Demo", "en", "author");
        var reviewer = join(founder, school, "reviewer", "Luis", "Demo", "en", "reviewer");
        author.submit(author.open("/design/K08"), "/design/K08/submit", Map.of());
        reviewer.submit(reviewer.open("/design/K08"), "/design/K08/review", Map.of("verdict", "approve"));
        author.submit(author.open("/design/K08"), "/design/K08/publish", Map.of());
    }

    private void certify(Visitor founder, String body, List<String> schools, List<StandardSetting.Judge> employers) {
        var officer = join(founder, body, "certification officer", "Nikos", "Demo", "el", "certification-officer");
        var second =
                join(founder, body, "second certification officer", "Elena", "Demo", "en", "certification-officer");
        var first = join(founder, body, "examiner", "Giulia", "Demo", "en", "examiner");
        var other = join(founder, body, "second examiner", "Jan", "Demo", "en", "examiner");
        var third = join(founder, body, "third examiner", "Ewa", "Demo", "en", "examiner");
        join(founder, body, "reviewer of questions", "Rea", "Demo", "en", "reviewer");
        join(founder, body, "second reviewer of questions", "Matteo", "Demo", "en", "reviewer");
        var panel = new ArrayList<>(employers);
        panel.add(judge(
                join(founder, body, "appeals member", "Irini", "Demo", "el", "appeals-member"),
                "Irini",
                "profession",
                "el"));
        var educators = new ArrayList<Visitor>();
        var invigilators = new ArrayList<Visitor>();
        for (int i = 0; i < schools.size(); i++) {
            var language = LANGUAGES.get(i);
            var educator = List.of("Maria", "Carmen", "Ioana").get(i);
            educators.add(join(
                    founder, schools.get(i), "educator, " + COUNTRIES.get(i), educator, "Demo", language, "educator"));
            panel.add(judge(
                    educators.getLast(),
                    educator,
                    "education",
                    List.of("en", "it", "pl").get(i)));
            invigilators.add(join(
                    founder,
                    schools.get(i),
                    "invigilator, " + COUNTRIES.get(i) + ", plans sessions",
                    List.of("Anna", "Pablo", "Andrei").get(i),
                    "Demo",
                    language,
                    "invigilator",
                    "organisation-administrator"));
        }
        out.println("Making the simulated world: a panel judges the exam's questions ...");
        new StandardSetting(content, "K08").play(officer, panel);
        var learners = new Learners(cast, exam, founder, schools, SCHOOLS, educators);
        var all = learners.arrive();
        out.println("Making the simulated world: three classes learn together ...");
        accounts.add(new Schooling(cast, founder, schools, educators).play(all));
        learners.apply(all, BODY);
        for (var learner : Learners.from(all, Stage.ACCEPTED))
            Certification.accept(officer, learner.persona().family());
        var coming = Learners.from(all, Stage.SAT).stream()
                .map(l -> l.persona().name())
                .collect(Collectors.toSet());
        Together.each(invigilators, (_, invigilator) -> {
            ExamSession.plan(invigilator, "K08 (simulated)", all.size()).seat(coming::contains);
            exam.checkIn(invigilator);
        });
        learners.sit(all);
        exam.practise(first);
        exam.practise(other);
        exam.practise(third);
        exam.mark(first, 3, 2, 2, 3);
        exam.mark(other, 2, 2, 3, 3);
        for (var learner : Learners.from(all, Stage.DECIDED))
            learners.decide(officer, learner.persona().family());
        learners.share(all);
        for (var learner : Learners.at(all, Stage.SUSPENDED)) {
            Certification.change(
                    officer, learner.persona().family(), "suspend", "A complaint is being looked into (simulated).");
        }
        for (var learner : Learners.at(all, Stage.WITHDRAWN)) {
            Certification.change(
                    officer, learner.persona().family(), "withdraw", "The certificate was misused (simulated).");
            Certification.confirm(second, learner.persona().family());
        }
        accounts.addFirst(new Account(
                "learner with a credential",
                learners.showcase().name(),
                learners.showcase().email()));
    }

    /** Employers who signed the pledge, for the public directory. */
    private List<StandardSetting.Judge> employers(Visitor founder) {
        var judges = new ArrayList<StandardSetting.Judge>();
        int number = 0;
        for (String name : List.of("Example Bakery", "Example Hotel", "Example Logistics")) {
            var employer = cast.organisation(founder, name, "employer", COUNTRIES.get(number));
            var given = List.of("Kostas", "Lucía", "Radu").get(number++);
            var visitor = join(
                    founder,
                    employer,
                    "employer, " + name,
                    given,
                    "Demo",
                    "en",
                    "employer",
                    "organisation-administrator");
            var pledge = "/pledge/" + employer.substring(employer.lastIndexOf('/') + 1);
            visitor.submit(visitor.open(pledge), pledge, Map.of("authority", "Owner", "may", "yes", "listed", "yes"));
            judges.add(judge(visitor, given, "employer", LANGUAGES.get(judges.size())));
        }
        return judges;
    }

    private static StandardSetting.Judge judge(Visitor visitor, String given, String sector, String language) {
        return new StandardSetting.Judge(visitor, email(given), sector, language);
    }

    private Visitor join(
            Visitor founder,
            String organisation,
            String role,
            String given,
            String family,
            String language,
            String... roles) {
        return cast.join(founder, organisation, account(role, given, family, language, roles));
    }

    private Persona account(String role, String given, String family, String language, String... roles) {
        var email = email(given);
        accounts.add(new Account(role, given + " " + family, email));
        return Persona.staff(given, family, email, language, roles);
    }

    /** A made-up address, in plain letters. */
    static String email(String given) {
        return java.text.Normalizer.normalize(given, java.text.Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(java.util.Locale.ROOT)
                + "@demo.example";
    }
}
