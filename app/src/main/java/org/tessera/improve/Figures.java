package org.tessera.improve;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.platform.SmallCells;

/** Counts the registers, at most once a minute, so that many readers cost no more than one. */
@Component
class Figures {
    /**
     * The figures of one moment.
     *
     * @param counts how many of each kind; fewer than ten <em>people</em> are hidden (-1)
     * @param countries people certified by the country of their test centre, small groups hidden
     */
    record Counted(Instant at, Map<String, Integer> counts, List<SmallCells.Cell> countries) {}

    static final Duration FRESH = Duration.ofMinutes(1);
    private static final Set<String> PEOPLE =
            Set.of("learners", "applicants", "examined", "passed", "certified", "withdrawn", "appeals");
    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Counted last = new Counted(Instant.EPOCH, Map.of(), List.of());

    Figures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The newest figures, a minute old at most. */
    Counted newest() {
        var known = last;
        var now = clock.instant();
        if (known.at().plus(FRESH).isAfter(now)) return known;
        return last = count(now);
    }

    private Counted count(Instant now) {
        var counts = jdbc
                .sql("select what, number from improve.figure")
                .query((row, n) -> Map.entry(row.getString("what"), row.getInt("number")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> shown(e.getKey(), e.getValue())));
        var countries = jdbc.sql("select country, number from improve.certified_by_country order by country")
                .query((row, n) -> new SmallCells.Cell(row.getString("country"), row.getInt("number")))
                .list();
        return new Counted(now, counts, SmallCells.safe(countries));
    }

    /** Nobody at all may be said; one to nine people may not. Organisations and files are not people. */
    static int shown(String what, int number) {
        return PEOPLE.contains(what) && number > 0 && number < SmallCells.SMALLEST ? -1 : number;
    }
}
