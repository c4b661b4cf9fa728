package org.tessera.certify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tessera.assess.Sittings;
import org.tessera.people.People;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.TableFile;

/**
 * A file of applications to be granted: first a row with the names of the columns, then one row for each application with
 * its number, the candidate's name and the micro-credential. Name and micro-credential must be those of the application,
 * so that rows that slipped are found.
 */
@Component
class CohortFile {
    /** The columns, in any order; others are refused, so that nobody believes they count. */
    static final List<String> COLUMNS = List.of("application", "name", "micro-credential");

    /** What was read: row number to application, and what is wrong. */
    record Read(Map<Integer, ApplicationId> applications, List<Cohort.Mistake> mistakes) {}

    private final Applications applications;
    private final Deciding deciding;
    private final Sittings sittings;
    private final People people;

    CohortFile(Applications applications, Deciding deciding, Sittings sittings, People people) {
        this.applications = applications;
        this.deciding = deciding;
        this.sittings = sittings;
        this.people = people;
    }

    /** Reads a file for a body, as this officer may decide on it. */
    Read read(OrganisationId body, PersonId officer, byte[] file) {
        final Map<Integer, List<String>> rows;
        try {
            rows = TableFile.read(file);
        } catch (TableFile.Unreadable why) {
            return wrong(0, String.valueOf(why.getMessage()));
        }
        if (rows.isEmpty()) return wrong(0, "certify.cohort.file.empty");
        var head = rows.entrySet().iterator().next();
        var columns = head.getValue().stream().map(TableFile::plain).toList();
        if (columns.size() != COLUMNS.size() || !columns.containsAll(COLUMNS))
            return wrong(head.getKey(), "certify.cohort.file.columns");
        rows.remove(head.getKey());
        if (rows.isEmpty()) return wrong(0, "certify.cohort.file.empty");
        var found = new TreeMap<Integer, ApplicationId>();
        var mistakes = new ArrayList<Cohort.Mistake>();
        rows.forEach((number, cells) -> {
            var row = new HashMap<String, String>();
            for (int at = 0; at < columns.size(); at++)
                row.put(columns.get(at), at < cells.size() ? cells.get(at) : "");
            boolean tooWide = cells.stream().skip(columns.size()).anyMatch(cell -> !cell.isBlank());
            var mistake = tooWide ? "certify.cohort.row.wide" : mistake(body, officer, row, number, found);
            if (!mistake.isEmpty()) mistakes.add(new Cohort.Mistake(number, mistake));
        });
        return new Read(found, mistakes);
    }

    private static Read wrong(int row, String key) {
        return new Read(Map.of(), List.of(new Cohort.Mistake(row, key)));
    }

    /** The text key of what is wrong with a row; empty when nothing is, and then the row is among the found ones. */
    private String mistake(
            OrganisationId body,
            PersonId officer,
            Map<String, String> row,
            int number,
            Map<Integer, ApplicationId> found) {
        final ApplicationId id;
        try {
            id = ApplicationId.of(row.getOrDefault("application", ""));
        } catch (IllegalArgumentException notANumber) {
            return "certify.cohort.row.application";
        }
        var application = applications.find(id).filter(a -> a.body().equals(body));
        if (application.isEmpty()) return "certify.cohort.row.application";
        if (found.containsValue(id)) return "certify.cohort.row.twice";
        if (!TableFile.plain(row.getOrDefault("name", ""))
                .equals(TableFile.plain(people.of(application.get().candidate()).fullName())))
            return "certify.cohort.row.name";
        if (!row.getOrDefault("micro-credential", "").equals(application.get().microCredential()))
            return "certify.cohort.row.micro-credential";
        var result = application.get().sitting().flatMap(sittings::released);
        var obstacles = new ArrayList<>(deciding.obstacles(application.get(), officer, result));
        result.map(deciding::againstGranting).ifPresent(obstacles::addAll);
        if (!obstacles.isEmpty())
            return "certify.obstacle." + obstacles.getFirst().key();
        found.put(number, id);
        return "";
    }
}
