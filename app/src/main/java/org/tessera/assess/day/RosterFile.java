package org.tessera.assess.day;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tessera.assess.SittingId;
import org.tessera.platform.TableFile;
import org.tessera.platform.WrittenDay;

/**
 * Reads a roster for a session. Its first row names the columns, in any order; each further row seats one candidate. In
 * whatever encoding it was saved: the one in which most names are known here is taken.
 */
final class RosterFile {
    /** The columns; name and micro-credential must be there, others are refused, so that nobody believes they count. */
    static final List<String> COLUMNS = List.of("name", "birth-date", "micro-credential", "room", "seat");

    /** What was read. */
    record Read(String encoding, List<Roster.Row> rows, List<Roster.Mistake> mistakes) {
        private long strangers() {
            return mistakes.stream()
                    .filter(m -> m.key().equals("assess.day.row.nobody") || m.row() == 0)
                    .count();
        }
    }

    /** The rows so far, and what the next one is compared with: who is seated, and how many in each room. */
    private record Seated(List<Roster.Row> rows, Set<SittingId> sittings, Map<String, Integer> inRoom) {
        void add(Roster.Row row) {
            rows.add(row);
            sittings.add(row.sitting());
            inRoom.merge(row.room(), 1, Integer::sum);
        }
    }

    private final Session session;
    private final Map<String, List<Expected.Candidate>> byName = new HashMap<>();

    RosterFile(Session session, List<Expected.Candidate> expected) {
        this.session = session;
        for (var candidate : expected) {
            add(candidate.person().fullName(), candidate);
            add(candidate.person().familyName() + " " + candidate.person().givenName(), candidate);
            candidate.person().latinName().ifPresent(name -> add(name, candidate));
        }
    }

    private void add(String name, Expected.Candidate candidate) {
        var same = byName.computeIfAbsent(TableFile.plain(name), n -> new ArrayList<>());
        if (!same.contains(candidate)) same.add(candidate);
    }

    Read read(byte[] file) {
        try {
            return TableFile.readings(file).stream()
                    .map(this::read)
                    .min(Comparator.comparingLong(Read::strangers))
                    .orElseThrow();
        } catch (TableFile.Unreadable why) {
            return wrong("", 0, String.valueOf(why.getMessage()));
        }
    }

    private static Read wrong(String encoding, int row, String key) {
        return new Read(encoding, List.of(), List.of(new Roster.Mistake(row, key)));
    }

    private Read read(TableFile.Reading reading) {
        var lines = new ArrayList<>(reading.rows().entrySet());
        if (lines.size() < 2) return wrong(reading.encoding(), 0, "assess.day.file.empty");
        var columns =
                lines.removeFirst().getValue().stream().map(TableFile::plain).toList();
        boolean known =
                COLUMNS.containsAll(columns) && columns.stream().distinct().count() == columns.size();
        if (!known || !columns.contains("name") || !columns.contains("micro-credential"))
            return wrong(reading.encoding(), 0, "assess.day.file.columns");
        var rows = new Seated(new ArrayList<>(), new HashSet<>(), new HashMap<>());
        var mistakes = new ArrayList<Roster.Mistake>();
        for (var line : lines) {
            var cells = new HashMap<String, String>();
            for (int at = 0; at < columns.size(); at++)
                cells.put(
                        columns.get(at),
                        at < line.getValue().size() ? line.getValue().get(at) : "");
            boolean wide = line.getValue().stream().skip(columns.size()).anyMatch(cell -> !cell.isBlank());
            var mistake = wide ? "assess.day.row.wide" : seat(line.getKey(), cells, rows);
            if (!mistake.isEmpty()) mistakes.add(new Roster.Mistake(line.getKey(), mistake));
        }
        return new Read(reading.encoding(), rows.rows(), mistakes);
    }

    /** The key of what is wrong; empty when nothing is, and then the row is among the rows. */
    private String seat(int number, Map<String, String> cells, Seated rows) {
        var found = byName.getOrDefault(TableFile.plain(cells.getOrDefault("name", "")), List.of());
        var birth = cells.getOrDefault("birth-date", "");
        if (!birth.isBlank()) {
            var day = WrittenDay.read(birth);
            if (day.isEmpty()) return "assess.day.row.birth-date";
            found = found.stream()
                    .filter(c -> c.person().birthDate().equals(day))
                    .toList();
        }
        if (found.isEmpty()) return "assess.day.row.nobody";
        var what = cells.getOrDefault("micro-credential", "");
        found = found.stream()
                .filter(c -> c.microCredential().equalsIgnoreCase(what))
                .toList();
        if (found.isEmpty()) return "assess.day.row.no-appointment";
        found = found.stream().filter(Expected.Candidate::fits).toList();
        if (found.isEmpty()) return "assess.day.row.other-time";
        if (found.stream().map(c -> c.person().id()).distinct().count() > 1) return "assess.day.row.ambiguous";
        var sitting = found.getFirst().sitting();
        if (rows.sittings().contains(sitting)) return "assess.day.row.twice";
        if (found.getFirst().seated()) return "assess.day.row.seated";
        return place(cells, rows)
                .map(room -> {
                    rows.add(new Roster.Row(number, sitting, room.name(), cells.getOrDefault("seat", "")));
                    return "";
                })
                .orElse("assess.day.row.room");
    }

    /** The room that is named, or the only one, while it has places. */
    private Optional<Session.Room> place(Map<String, String> cells, Seated rows) {
        var named = cells.getOrDefault("room", "");
        var room = named.isBlank() && session.rooms().size() == 1
                ? Optional.of(session.rooms().getFirst())
                : session.room(named);
        return room.filter(r -> rows.inRoom().getOrDefault(r.name(), 0) < r.seats());
    }
}
