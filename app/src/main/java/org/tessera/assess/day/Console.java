package org.tessera.assess.day;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.assess.Appointment;
import org.tessera.assess.Appointments;
import org.tessera.assess.Part;
import org.tessera.assess.SittingId;
import org.tessera.people.People;
import org.tessera.people.Person;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/** The room as its invigilators see it: who is where, how far, and whether their answers arrive. Never what they answer. */
@Component
class Console {
    /**
     * One candidate's place.
     *
     * @param answered questions with an answer
     * @param lastSaved when the last answer arrived
     * @param tooLate answers that came after the end and do not count
     * @param practised whether they tried the practice test
     * @param ownRoom whether a room of their own was granted
     */
    record Place(
            Appointment sitting,
            Person candidate,
            String room,
            String seat,
            int answered,
            Optional<Instant> lastSaved,
            int tooLate,
            boolean practised,
            boolean ownRoom) {
        /** The part that runs, stopped or not. */
        Optional<Part> running() {
            for (Part part : Part.values()) {
                if (sitting.progress(part).filter(Appointment.Progress::open).isPresent()) return Optional.of(part);
            }
            return Optional.empty();
        }

        /** Minutes left of it, a begun one counted in full. */
        long minutesLeft() {
            var progress = running().flatMap(sitting::progress);
            return progress.map(p -> Math.max(
                            0,
                            Math.ceilDiv(
                                    java.time.Duration.between(p.clock(), p.deadline())
                                            .toSeconds(),
                                    60L)))
                    .orElse(0L);
        }
    }

    private record Seat(
            String room,
            String seat,
            int answered,
            Optional<Instant> lastSaved,
            int tooLate,
            boolean practised,
            boolean ownRoom) {}

    private final JdbcClient jdbc;
    private final Appointments appointments;
    private final People people;

    Console(JdbcClient jdbc, Appointments appointments, People people) {
        this.jdbc = jdbc;
        this.appointments = appointments;
        this.people = people;
    }

    /** Everybody who has a place in a room. */
    List<Place> places(Session session, String room) {
        var seats = seats(session, room);
        var seated = appointments.seated(session.id(), room);
        var known = people.of(seated.stream().map(Appointment::candidate).toList()).stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
        return seated.stream()
                .map(sitting -> {
                    var seat = Optional.ofNullable(seats.get(sitting.id())).orElseThrow();
                    return new Place(
                            sitting,
                            Objects.requireNonNull(known.get(sitting.candidate())),
                            seat.room(),
                            seat.seat(),
                            seat.answered(),
                            seat.lastSaved(),
                            seat.tooLate(),
                            seat.practised(),
                            seat.ownRoom());
                })
                .toList();
    }

    /** @throws Problem 404 when nobody of that sitting has a place in the session */
    Place place(Session session, UUID sitting) {
        var room = jdbc.sql("select room from assess.seat where session = :session and sitting = :sitting")
                .param("session", session.id())
                .param("sitting", sitting)
                .query(String.class)
                .optional()
                .orElseThrow(Problem::notFound);
        return places(session, room).stream()
                .filter(p -> p.sitting().id().value().equals(sitting))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /** Everybody of the session, in whatever room. */
    List<SittingId> everybody(Session session) {
        return jdbc
                .sql("select sitting from assess.seat where session = :session")
                .param("session", session.id())
                .query(UUID.class)
                .list()
                .stream()
                .map(SittingId::new)
                .toList();
    }

    /** How many have a place, by room; only rooms with somebody in them, in their order. */
    Map<String, Integer> rooms(Session session) {
        var seated = new HashMap<String, Integer>();
        jdbc.sql("select room, count(*) as people from assess.seat where session = :session group by room")
                .param("session", session.id())
                .query((row, n) -> seated.put(row.getString("room"), row.getInt("people")))
                .list();
        var rooms = new LinkedHashMap<String, Integer>();
        session.rooms().stream()
                .map(Session.Room::name)
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .filter(seated::containsKey)
                .forEach(room -> rooms.put(room, seated.getOrDefault(room, 0)));
        return rooms;
    }

    /** The candidate of a sitting. */
    Person candidate(SittingId sitting) {
        return people.of(new PersonId(jdbc.sql("select candidate from assess.sitting where id = :id")
                .param("id", sitting.value())
                .query(UUID.class)
                .single()));
    }

    private Map<SittingId, Seat> seats(Session session, String room) {
        var seats = new HashMap<SittingId, Seat>();
        jdbc.sql("""
                select e.sitting, e.room, e.seat,
                       (select count(*) from assess.answer_current c
                         where c.sitting = e.sitting and c.part = 'A' and c.answer is not null) as answered,
                       (select max(received_at) from assess.answer_current c where c.sitting = e.sitting) as last_saved,
                       (select count(*) from assess.answer_event v
                         where v.sitting = e.sitting and not v.counted) as too_late,
                       exists (select 1
                                 from assess.sitting o join assess.part p on p.sitting = o.id
                                where o.candidate = s.candidate and o.practice) as practised,
                       coalesce((select d.own_room
                                   from assess.accommodation_decision d
                                   join assess.accommodation_request r on r.id = d.request
                                  where r.sitting = e.sitting
                                  order by d.decided_at desc, d.id desc
                                  limit 1), false) as own_room
                  from assess.seat e join assess.sitting s on s.id = e.sitting
                 where e.session = :session and e.room = :room
                """)
                .param("session", session.id())
                .param("room", room)
                .query((row, n) -> seats.put(
                        new SittingId(row.getObject("sitting", UUID.class)),
                        new Seat(
                                row.getString("room"),
                                row.getString("seat"),
                                row.getInt("answered"),
                                Optional.ofNullable(row.getTimestamp("last_saved"))
                                        .map(Timestamp::toInstant),
                                row.getInt("too_late"),
                                row.getBoolean("practised"),
                                row.getBoolean("own_room"))))
                .list();
        return seats;
    }
}
