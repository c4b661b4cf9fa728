package org.tessera.learn.report;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.design.CoursePack;
import org.tessera.design.CoursePacks;
import org.tessera.learn.Courses;
import org.tessera.learn.Progress;
import org.tessera.platform.SmallCells;

/** Gathers what a report says, from the enrolments of the learners of some classes in the courses of those classes. */
@Component
class Gathering {
    /** A longer silence between two steps is a pause and no learning. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private record Enrolled(UUID id, UUID learner, String course, String pack) {}

    private record Step(UUID enrolment, String unit, String step, Timestamp at) {}

    private record Try(UUID enrolment, String unit, String exercise, boolean fits, Timestamp at) {}

    private record Tap(UUID enrolment, String unit, int useful, int clear) {}

    private record Sentence(String course, String unit, String words) {}

    /** Everything about one course. */
    private record Data(
            List<Enrolled> enrolled, List<Step> steps, List<Try> tries, List<Tap> taps, List<Sentence> said) {
        Data of(String course) {
            var ids = enrolled.stream()
                    .filter(e -> e.course().equals(course))
                    .map(Enrolled::id)
                    .collect(Collectors.toSet());
            return new Data(
                    enrolled.stream().filter(e -> ids.contains(e.id())).toList(),
                    steps.stream().filter(s -> ids.contains(s.enrolment())).toList(),
                    tries.stream().filter(t -> ids.contains(t.enrolment())).toList(),
                    taps.stream().filter(t -> ids.contains(t.enrolment())).toList(),
                    said.stream().filter(s -> s.course().equals(course)).toList());
        }
    }

    private final JdbcClient jdbc;
    private final CoursePacks packs;
    private final Courses courses;

    Gathering(JdbcClient jdbc, CoursePacks packs, Courses courses) {
        this.jdbc = jdbc;
        this.packs = packs;
        this.courses = courses;
    }

    /** @param classes at least one */
    LearningReport of(String title, List<UUID> classes) {
        var data = data(classes);
        var newest = Stream.concat(
                        data.steps().stream().map(Step::at),
                        data.tries().stream().map(Try::at))
                .max(Comparator.naturalOrder())
                .map(Timestamp::toInstant);
        var reports = data.enrolled().stream()
                .map(Enrolled::course)
                .distinct()
                .sorted()
                .map(course -> course(course, data.of(course)))
                .toList();
        return new LearningReport(title, classes.size(), newest, reports);
    }

    private Data data(List<UUID> classes) {
        var enrolled =
                jdbc.sql("""
                select distinct e.id, e.learner, e.micro_credential as course, e.pack
                  from learn.class_member m
                  join learn.class_course c on c.class = m.class
                  join learn.enrolment e on e.learner = m.learner and e.micro_credential = c.micro_credential
                 where m.class in (:classes)
                 order by e.id
                """).param("classes", classes).query(Enrolled.class).list();
        var ids = enrolled.stream().map(Enrolled::id).toList();
        if (ids.isEmpty()) return new Data(List.of(), List.of(), List.of(), List.of(), List.of());
        return new Data(
                enrolled,
                of("select enrolment, unit, step, at from learn.step_done", ids, Step.class),
                of("select enrolment, unit, exercise, fits, at from learn.attempt", ids, Try.class),
                of("select enrolment, unit, useful, clear from learn.unit_feedback", ids, Tap.class),
                jdbc.sql("""
                        select micro_credential as course, unit, words
                          from learn.unit_sentence
                         where class in (:classes)
                         order by words
                        """).param("classes", classes).query(Sentence.class).list());
    }

    private <T> List<T> of(String select, List<UUID> enrolments, Class<T> kind) {
        return jdbc.sql(select + " where enrolment in (:ids)")
                .param("ids", enrolments)
                .query(kind)
                .list();
    }

    private LearningReport.Course course(String id, Data data) {
        var pack = packs.current(id).orElseThrow();
        var progress = progress(data);
        int all = progress.size();
        var where = new TreeMap<Integer, Integer>();
        progress.values().forEach(p -> where.merge(place(p, pack), 1, Integer::sum));
        var cells = where.entrySet().stream()
                .map(e -> new SmallCells.Cell(
                        e.getKey() == 0
                                ? "not-begun"
                                : e.getKey() > pack.units().size() ? "done" : "unit-" + e.getKey(),
                        e.getValue()))
                .toList();
        var units = new ArrayList<LearningReport.Unit>();
        var exercises = new ArrayList<LearningReport.Exercise>();
        for (int at = 0; at < pack.units().size(); at++) {
            units.add(unit(pack, at, data, progress));
            exercises.addAll(exercises(pack, at, data));
        }
        return new LearningReport.Course(
                id,
                courses.title(id),
                shown(all),
                all < SmallCells.SMALLEST ? List.of() : SmallCells.safe(cells),
                units,
                exercises);
    }

    /** 0 not begun, the number of the unit where they are, one more than there are units when all are done. */
    private static int place(Progress progress, CoursePack pack) {
        if (!progress.isBegun()) return 0;
        return progress.nextUnit()
                .map(unit -> progress.pack().units().indexOf(unit) + 1)
                .orElse(pack.units().size() + 1);
    }

    private Map<UUID, Progress> progress(Data data) {
        var done = new HashMap<UUID, Map<String, Set<String>>>();
        data.steps()
                .forEach(s -> done.computeIfAbsent(s.enrolment(), e -> new HashMap<>())
                        .computeIfAbsent(s.unit(), u -> new HashSet<>())
                        .add(s.step()));
        return data.enrolled().stream()
                .collect(Collectors.toMap(
                        Enrolled::id,
                        e -> new Progress(packs.version(e.pack()).orElseThrow(), done.getOrDefault(e.id(), Map.of()))));
    }

    private static LearningReport.Unit unit(CoursePack pack, int at, Data data, Map<UUID, Progress> progress) {
        var unit = pack.units().get(at);
        int begun =
                count(progress, p -> p.pack().unit(unit.id()).map(p::isBegun).orElse(false));
        var finished = progress.entrySet().stream()
                .filter(e -> e.getValue()
                        .pack()
                        .unit(unit.id())
                        .map(e.getValue()::isDone)
                        .orElse(false))
                .map(Map.Entry::getKey)
                .toList();
        // Who did not begin, who began and who finished are everybody: what is hidden must not follow from the rest.
        var parts = SmallCells.safe(List.of(
                new SmallCells.Cell("not", progress.size() - begun),
                new SmallCells.Cell("begun", begun - finished.size()),
                new SmallCells.Cell("done", finished.size())));
        boolean hidden = parts.stream().anyMatch(SmallCells.Cell::hidden) || progress.size() < SmallCells.SMALLEST;
        var taps = data.taps().stream().filter(t -> t.unit().equals(unit.id())).toList();
        boolean many = taps.size() >= SmallCells.SMALLEST;
        return new LearningReport.Unit(
                at + 1,
                unit.id(),
                unit.texts().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, e -> e.getValue().title())),
                hidden ? -1 : begun,
                hidden ? -1 : finished.size(),
                finished.size() < SmallCells.SMALLEST
                        ? -1
                        : median(finished.stream()
                                .map(e -> minutes(data, e, unit.id()))
                                .toList()),
                unit.minutes(),
                taps(taps, Tap::useful),
                taps(taps, Tap::clear),
                many
                        ? data.said().stream()
                                .filter(s -> s.unit().equals(unit.id()))
                                .map(Sentence::words)
                                .toList()
                        : List.of());
    }

    private static List<SmallCells.Cell> taps(List<Tap> taps, Function<Tap, Integer> which) {
        if (taps.size() < SmallCells.SMALLEST) return List.of();
        var counts = new TreeMap<Integer, Integer>();
        taps.forEach(t -> counts.merge(which.apply(t), 1, Integer::sum));
        return SmallCells.safe(counts.entrySet().stream()
                .map(e -> new SmallCells.Cell(Integer.toString(e.getKey()), e.getValue()))
                .toList());
    }

    private static int count(Map<UUID, Progress> progress, Predicate<Progress> which) {
        return (int) progress.values().stream().filter(which).count();
    }

    /** The minutes between the steps of one learner in a unit, pauses left out; at least one. */
    private static int minutes(Data data, UUID enrolment, String unit) {
        var moments = Stream.concat(
                        data.steps().stream()
                                .filter(s -> s.enrolment().equals(enrolment)
                                        && s.unit().equals(unit))
                                .map(s -> s.at().toInstant()),
                        data.tries().stream()
                                .filter(t -> t.enrolment().equals(enrolment)
                                        && t.unit().equals(unit))
                                .map(t -> t.at().toInstant()))
                .sorted()
                .toList();
        var spent = Duration.ZERO;
        for (int i = 1; i < moments.size(); i++) {
            var gap = Duration.between(moments.get(i - 1), moments.get(i));
            if (gap.compareTo(PAUSE) < 0) spent = spent.plus(gap);
        }
        return (int) Math.max(1, Math.round(spent.toSeconds() / 60.0));
    }

    private static int median(List<Integer> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (int) Math.round((sorted.get(middle - 1) + sorted.get(middle)) / 2.0);
    }

    private static List<LearningReport.Exercise> exercises(CoursePack pack, int at, Data data) {
        var unit = pack.units().get(at);
        var exercises = new ArrayList<LearningReport.Exercise>();
        for (String id : unit.exercises()) {
            var tries = data.tries().stream()
                    .filter(t -> t.unit().equals(unit.id()) && t.exercise().equals(id))
                    .toList();
            var firsts = tries.stream()
                    .collect(Collectors.toMap(
                            Try::enrolment, Function.identity(), (a, b) -> a.at().after(b.at()) ? b : a));
            int found = (int) firsts.values().stream().filter(Try::fits).count();
            var parts = SmallCells.safe(
                    List.of(new SmallCells.Cell("found", found), new SmallCells.Cell("other", firsts.size() - found)));
            boolean few = firsts.size() < SmallCells.SMALLEST;
            boolean hidden = few || parts.stream().anyMatch(SmallCells.Cell::hidden);
            var titles = unit.texts().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            e -> e.getValue().exercise(id).orElseThrow().title()));
            exercises.add(new LearningReport.Exercise(
                    at + 1,
                    id,
                    titles,
                    shown(firsts.size()),
                    hidden ? -1 : found,
                    few ? -1 : (int) Math.round(100.0 * tries.size() / firsts.size())));
        }
        return exercises;
    }

    private static int shown(int people) {
        return people > 0 && people < SmallCells.SMALLEST ? -1 : people;
    }

    /** The classes of a pilot. */
    List<UUID> cohort(String name) {
        return jdbc.sql("select id from learn.school_class where cohort = :name order by id")
                .param("name", name)
                .query(UUID.class)
                .list();
    }

    /** The names of all pilots. */
    List<String> cohorts() {
        return jdbc.sql("select distinct cohort from learn.school_class where cohort is not null order by cohort")
                .query(String.class)
                .list();
    }
}
