package org.tessera.tour;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;

/**
 * A whole exam day for many more candidates, in the three schools of the simulated world and in their languages: they come
 * with printed cards, apply, have places in sessions, are checked in, sit, and are marked twice and, where the marks lie
 * apart, a third time. Their family names say that they are simulated. The same number gives the same candidates.
 */
public final class Crowd {
    private static final List<String> SCHOOLS = World.SCHOOLS;
    private static final List<String> LANGUAGES = List.of("el", "es", "ro");
    private static final List<String> FAMILY = List.of("Προσομοίωση", "Simulación", "Simulare");
    private static final List<List<String>> GIVEN = List.of(
            List.of("Μαρία", "Νίκος", "Σοφία", "Αλή", "Άννα", "Πέτρος", "Χριστίνα", "Λεωνίδας"),
            List.of("Marta", "Hugo", "Leila", "Diego", "Noa", "Álvaro", "Irene", "Bilal"),
            List.of("Mara", "Radu", "Ilinca", "Tudor", "Ágnes", "Sorin", "Daria", "Emil"));
    private static final int CRITERIA = 4;
    private static final int MOST = 3;
    private static final int FULL = 90;
    private static final int STEPS = 6;

    /** A candidate at their browser; ability in logits. */
    private record Candidate(int number, Visitor visitor, int school, String language, double ability) {}

    private final Cast cast;
    private final Exam exam;
    private final PrintStream out;
    private final int number;
    private final Instant began = Instant.now();
    private final Duration spentBefore = spent();

    private Crowd(URI base, Path content, int number, PrintStream out) {
        this.cast = new Cast(base);
        this.exam = new Exam(content, "K08");
        this.out = out;
        this.number = number;
    }

    /**
     * Plays the day; says on the way how far it is.
     *
     * @param base the address of a Tessera with the simulated world
     * @param number of candidates, from 1
     */
    public static void play(URI base, Path content, int number, PrintStream out) {
        try {
            new Crowd(base, content, number, out).play();
        } catch (Visitor.Lost lost) {
            out.println("The simulated candidates ended here: " + lost.getMessage());
        }
    }

    private void play() {
        var founder = staff("Ariadne", "en");
        var officer = staff("Nikos", "el");
        var schools = founder.open("/organisations").select("td a[href^=/organisations/]").stream()
                .filter(a -> SCHOOLS.contains(a.text()))
                .toList();
        var paths = SCHOOLS.stream()
                .map(name -> schools.stream()
                        .filter(a -> a.text().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .attr("href"))
                .toList();
        var numbers = IntStream.range(0, number).boxed().toList();
        var candidates = Collections.synchronizedList(new ArrayList<Candidate>());
        each("have come and applied", numbers, i -> candidates.add(arrive(founder, officer, paths, i)));
        seat(List.copyOf(candidates));
        each("have handed in", List.copyOf(candidates), this::sit);
        mark();
        report(officer);
        say(String.format(
                Locale.ROOT,
                "All results of the %d simulated candidates are out. They and Tessera, without its database, took %.2f "
                        + "seconds of a processor each.",
                number,
                spent().minus(spentBefore).toMillis() / 1000.0 / number));
    }

    /** What this process has had of the processors. */
    private static Duration spent() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The officer reads the technical report of the newest form, which covers everybody who sat it. */
    private void report(Visitor officer) {
        var forms = officer.open("/forms/skills/K08").select("main li a[href^=/forms/]").stream()
                .filter(form -> form.text().startsWith("K08-F"))
                .map(form -> form.attr("href"))
                .distinct()
                .toList();
        for (var form : forms) {
            var sections = officer.open(form + "/report").select("main h2").size();
            say("The technical report of " + form + " is there, with " + sections + " sections.");
        }
    }

    private void sit(Candidate candidate) {
        var random = new Random(candidate.number());
        double effort = 0.65 + candidate.ability() / 4 + random.nextGaussian() / 10;
        exam.sit(
                candidate.visitor(),
                candidate.language(),
                candidate.ability(),
                Math.clamp(effort, 0.1, 1),
                random.nextLong());
    }

    private Candidate arrive(Visitor founder, Visitor officer, List<String> schools, int i) {
        int school = i % schools.size();
        var random = new Random(1_000_003L * i);
        var given = GIVEN.get(school).get(random.nextInt(GIVEN.get(school).size()));
        var family = FAMILY.get(school) + "-" + (i + 1);
        var birth = "%d-%02d-%02d".formatted(1975 + random.nextInt(32), 1 + random.nextInt(12), 1 + random.nextInt(28));
        var latin = school == 0 ? "Simulated Candidate " + (i + 1) : "";
        var persona = new Persona(given, family, latin, birth, "", LANGUAGES.get(school), List.of("learner"));
        var visitor = cast.joinWithCard(founder, schools.get(school), persona);
        var application = Certification.apply(visitor, "K08", World.BODY, SCHOOLS.get(school));
        Certification.acceptAt(officer, application.replace("/my/", "/certify/"));
        return new Candidate(i, visitor, school, LANGUAGES.get(school), 0.5 + random.nextGaussian());
    }

    /** One session in each school; whoever is on duty compares the documents room by room. */
    private void seat(List<Candidate> candidates) {
        var invigilators = List.of(staff("Anna", "el"), staff("Pablo", "es"), staff("Andrei", "ro"));
        Together.each(invigilators, (school, invigilator) -> {
            var here = candidates.stream().filter(c -> c.school() == school).toList();
            if (here.isEmpty()) return;
            var session = ExamSession.plan(invigilator, "K08, " + here.size() + " candidates (simulated)", here.size());
            session.seat(name -> name.contains(FAMILY.get(school) + "-"));
            for (var sitting : session.sittings()) exam.checkIn(invigilator, sitting);
            say("All candidates of " + SCHOOLS.get(school) + " are checked in.");
        });
    }

    /** Two examiners in turns as their training allows, and a third for marks that lie apart. */
    private void mark() {
        Together.each(List.of(staff("Giulia", "en"), staff("Jan", "en")), (examiner, visitor) -> {
            var random = new Random(examiner);
            int marked = exam.mark(visitor, page -> judged(page, examiner, random));
            say("An examiner has marked " + marked + " texts.");
        });
        var random = new Random(2);
        say("A third examiner has marked " + exam.mark(staff("Ewa", "en"), page -> judged(page, 2, random))
                + " texts whose marks lay apart.");
    }

    /** Whoever wrote more of a good answer gets more points; one examiner is a little more severe than another. */
    private static int[] judged(Document page, int examiner, Random random) {
        int words = page.select("p.written").text().split("\\s+").length;
        var points = new int[CRITERIA];
        for (int c = 0; c < CRITERIA; c++) {
            double seen = MOST * Math.min(1.0, words / (double) FULL) + random.nextGaussian() * 0.35 - 0.1 * examiner;
            points[c] = (int) Math.clamp(Math.round(seen), 0, MOST);
        }
        return points;
    }

    private <T> void each(String what, List<T> all, Consumer<T> deed) {
        var done = new AtomicInteger();
        Together.each(all, (_, each) -> {
            deed.accept(each);
            int now = done.incrementAndGet();
            if (now % Math.ceilDiv(all.size(), STEPS) == 0 || now == all.size())
                say(now + " of " + all.size() + " simulated candidates " + what + ".");
        });
    }

    private void say(String what) {
        var time = Duration.between(began, Instant.now());
        out.printf(Locale.ROOT, "[%d:%02d] %s%n", time.toMinutes(), time.toSecondsPart(), what);
    }

    private Visitor staff(String given, String language) {
        return cast.byMail(World.email(given), language);
    }
}
