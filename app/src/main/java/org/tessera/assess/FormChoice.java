package org.tessera.assess;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.platform.Audit;

/**
 * Settles at check-in which form somebody sits. Of the parallel forms in use neighbours get different ones, in a turn that
 * begins where the session's seed says; whoever sits again gets a form that they have not seen. Where both can't be had, the
 * unseen form goes before the different neighbour: the invigilator sees a neighbour's screen, nobody sees what is remembered.
 */
@Component
class FormChoice {
    /**
     * A form that could be sat.
     *
     * @param batch the forms that were assembled together; nothing for one that came in a file
     * @param seen whether this candidate has begun it before
     */
    record Usable(UUID id, String name, @Nullable UUID batch, boolean seen) {}

    /**
     * Where somebody sits.
     *
     * @param turn the session's seed moved on by the room and the place
     * @param beside forms of those checked in at the places just before and after
     */
    record Place(int turn, Set<UUID> beside) {}

    private final JdbcClient jdbc;
    private final Audit audit;

    FormChoice(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Settles the form as somebody is being checked in; a public sample and the only form there is stay as they are. */
    void settle(SittingId sitting) {
        var usable = usable(sitting);
        if (usable.isEmpty()) return;
        var chosen = chosen(usable, place(sitting));
        jdbc.sql("update assess.sitting set form = :form where id = :sitting and form <> :form")
                .param("form", chosen)
                .param("sitting", sitting.value())
                .update();
        audit.record(
                "sitting:" + sitting,
                Optional.empty(),
                "form-settled",
                Map.of("form", chosen.toString(), "among", inUse(usable).size()));
    }

    /** Nobody checks in for a session without invigilators: there the form is settled as the exam begins. */
    void settleUnsupervised(SittingId sitting) {
        jdbc.sql("""
                select e.sitting from assess.seat e join assess.session x on x.id = e.session
                 where e.sitting = :sitting and not x.supervised
                   and not exists (select 1 from assess.part p where p.sitting = e.sitting)
                   and not exists (select 1 from assess.check_in c where c.sitting = e.sitting and c.confirmed)
                """)
                .param("sitting", sitting.value())
                .query(UUID.class)
                .optional()
                .ifPresent(s -> settle(sitting));
    }

    /** The form for this place: unseen and unlike the neighbours', else unseen, else an unseen older one, else the turn's. */
    static UUID chosen(List<Usable> usable, Place place) {
        var turn = new ArrayList<>(inUse(usable));
        Collections.rotate(turn, -Math.floorMod(place.turn(), turn.size()));
        Predicate<Usable> unseen = form -> !form.seen();
        return turn.stream()
                .filter(unseen.and(form -> !place.beside().contains(form.id())))
                .findFirst()
                .or(() -> turn.stream().filter(unseen).findFirst())
                .or(() -> usable.stream().filter(unseen).findFirst())
                .orElse(turn.getFirst())
                .id();
    }

    /** The newest form and those that were assembled together with it, by name. */
    private static List<Usable> inUse(List<Usable> usable) {
        var newest = usable.getFirst();
        return usable.stream()
                .filter(form ->
                        form == newest || newest.batch() != null && Objects.equals(newest.batch(), form.batch()))
                .sorted(Comparator.comparing(Usable::name))
                .toList();
    }

    /** The certification body's forms with a decided cut, and bands where they give a profile, the newest first. */
    private List<Usable> usable(SittingId sitting) {
        return jdbc.sql("""
                select f.id, f.name, m.batch,
                       exists (select 1 from assess.sitting o join assess.part p on p.sitting = o.id
                                where o.candidate = s.candidate and o.form = f.id and o.id <> s.id) as seen
                  from assess.sitting s
                  join assess.bank b on b.owner = s.certification_body
                  join assess.form f on f.bank = b.id and f.micro_credential = s.micro_credential and not f.practice
                  join assess.cut_decision d on d.form = f.id
                  left join assess.assembled m on m.form = f.id
                 where s.id = :sitting and not s.practice
                   and (not f.profile or exists (select 1 from assess.band_decision x where x.form = f.id))
                   and not exists (select 1 from assess.check_in c where c.sitting = s.id and c.confirmed)
                 order by f.frozen_at desc, f.name
                """)
                .param("sitting", sitting.value())
                .query(Usable.class)
                .list();
    }

    private record Neighbour(int turn, @Nullable UUID form) {}

    private Place place(SittingId sitting) {
        var found = jdbc.sql("""
                with mine as (
                    select e.session, e.room, x.seed from assess.seat e join assess.session x on x.id = e.session
                     where e.sitting = :sitting),
                room as (
                    select e.sitting, row_number() over (order by length(e.seat), e.seat, e.sitting) as place
                      from assess.seat e join mine m on m.session = e.session and m.room = e.room)
                select cast((cast(m.seed as bigint) + length(m.room) + own.place) % 1000000 as integer) as turn,
                       case when exists (select 1 from assess.check_in c where c.sitting = s.id and c.confirmed)
                            then s.form end as form
                  from mine m
                  join room own on own.sitting = :sitting
                  left join room other on abs(other.place - own.place) = 1
                  left join assess.sitting s on s.id = other.sitting
                """)
                .param("sitting", sitting.value())
                .query(Neighbour.class)
                .list();
        var beside = new HashSet<UUID>();
        for (var neighbour : found) if (neighbour.form() != null) beside.add(neighbour.form());
        int turn = found.isEmpty() ? sitting.hashCode() : found.getFirst().turn();
        return new Place(turn, Set.copyOf(beside));
    }
}
