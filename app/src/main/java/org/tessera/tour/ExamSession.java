package org.tessera.tour;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A session at a test centre as its administrator plans it: rooms, who is on duty, and the roster with everybody's place. */
final class ExamSession {
    private static final ZoneId ZONE = ZoneId.of("Europe/Athens");
    private static final int SEATS = 30;
    private final Visitor administrator;
    private final String path;

    private ExamSession(Visitor administrator, String path) {
        this.administrator = administrator;
        this.path = path;
    }

    /** Plans one for the whole of today, with rooms for so many people; all invigilators of the school are on duty. */
    static ExamSession plan(Visitor administrator, String title, int people) {
        var rooms = new ArrayList<String>();
        for (int room = 1; room <= Math.ceilDiv(people, SEATS); room++) rooms.add("Room " + room + "; " + SEATS);
        var page = administrator.open("/sessions/new");
        var planned = administrator.submitAll(
                page,
                "/sessions",
                Map.of(
                        "title", List.of(title),
                        "day", List.of(LocalDate.now(ZONE).toString()),
                        "from", List.of("00:00"),
                        "until", List.of("23:59"),
                        "rooms", List.of(String.join("\n", rooms)),
                        "supervised", List.of("yes"),
                        "invigilators", page.select("input[name=invigilators]").eachAttr("value")));
        return new ExamSession(administrator, Cast.path(planned));
    }

    /** The ids of the sittings that have a place, from the pages of its rooms. */
    List<String> sittings() {
        var pages = new ArrayList<>(List.of(administrator.open(path)));
        for (var room : pages.getFirst().select("nav.rooms a").eachAttr("href")) pages.add(administrator.open(room));
        return pages.stream()
                .flatMap(page -> page.select("th a[href^=" + path + "/seats/]").eachAttr("href").stream())
                .map(link -> link.substring(link.lastIndexOf('/') + 1))
                .distinct()
                .toList();
    }

    /** Fetches the list of those expected, gives a place to those who come, brings it back and confirms. */
    void seat(Predicate<String> comes) {
        var expected = new String(administrator.fetch(path + "/expected.csv", "text/csv"), StandardCharsets.UTF_8);
        var lines = expected.lines().toList();
        var roster = new ArrayList<String>();
        roster.add(lines.getFirst());
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(";", -1);
            if (!comes.test(cells[0].replace("\"", ""))) continue;
            int place = roster.size() - 1;
            roster.add(String.join(
                    ";",
                    cells[0],
                    cells[1],
                    cells[2],
                    "Room " + (1 + place / SEATS),
                    Integer.toString(1 + place % SEATS)));
        }
        var file = String.join("\r\n", roster).getBytes(StandardCharsets.UTF_8);
        var brought = administrator.upload(
                administrator.open(path + "/rosters"), path + "/rosters", "file", "roster.csv", file, 200);
        administrator.submit(brought, Cast.path(brought), Map.of());
    }
}
