package org.tessera.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.WholeApplication;
import org.tessera.platform.Ids;

/** Which form somebody sits: settled when they are checked in, from what is in use then. */
class FormChoiceTest extends WholeApplication {
    private static final UUID A = Ids.next();
    private static final UUID B = Ids.next();
    private static final UUID OLD = Ids.next();
    private static final UUID BATCH = Ids.next();

    @Autowired
    ExamDay day;

    @Autowired
    Banks banks;

    @Autowired
    JdbcClient jdbc;

    @Test
    void neighboursSitDifferentForms() {
        var chosen = IntStream.range(7, 13)
                .mapToObj(place -> FormChoice.chosen(forms(), new FormChoice.Place(place, Set.of())))
                .toList();
        assertThat(chosen).containsExactly(B, A, B, A, B, A);
    }

    @Test
    void aNeighbourWhoSitsAnotherFormThanTheirTurnPassesTheTurnOn() {
        assertThat(FormChoice.chosen(forms(), new FormChoice.Place(8, Set.of(A))))
                .isEqualTo(B);
    }

    @Test
    void whoSitsAgainGetsAFormThatTheyHaveNotSeenWhateverTheNeighbourHas() {
        var seenA = List.of(form(A, BATCH, true), form(B, BATCH, false), form(OLD, null, false));
        assertThat(FormChoice.chosen(seenA, new FormChoice.Place(0, Set.of(B)))).isEqualTo(B);
        var seenBoth = List.of(form(A, BATCH, true), form(B, BATCH, true), form(OLD, null, false));
        assertThat(FormChoice.chosen(seenBoth, new FormChoice.Place(0, Set.of())))
                .isEqualTo(OLD);
    }

    @Test
    void anOlderFormIsNotInUseAnyMore() {
        for (int place = 0; place < 4; place++)
            assertThat(FormChoice.chosen(forms(), new FormChoice.Place(place, Set.of())))
                    .isNotEqualTo(OLD);
    }

    @Test
    void theFormIsSettledAtTheCheckInAndNotBefore() {
        var cast = day.cast();
        var candidate = day.candidate(cast);
        var sitting = day.registered(cast, candidate);
        var reserved = form(sitting);
        ConfidentialBank.loadAnotherFor(cast.body(), banks);
        assertThat(form(sitting)).isEqualTo(reserved);
        day.checkIn(cast, sitting);
        assertThat(form(sitting)).isEqualTo(newest(cast)).isNotEqualTo(reserved);
    }

    @Test
    void theSecondSittingIsNotOnTheFormOfTheFirst() {
        var cast = day.cast();
        ConfidentialBank.loadAnotherFor(cast.body(), banks);
        var candidate = day.candidate(cast);
        var first = day.inExam(cast, candidate);
        var again = day.registered(cast, candidate);
        assertThat(form(again)).isEqualTo(form(first));
        day.checkIn(cast, again);
        assertThat(form(again)).isNotEqualTo(form(first));
    }

    @Test
    void theDatabaseLetsNobodyChangeTheFormOfWhoIsCheckedIn() {
        var cast = day.cast();
        var sitting = day.registered(cast, day.candidate(cast));
        var before = form(sitting);
        ConfidentialBank.loadAnotherFor(cast.body(), banks);
        day.checkIn(cast, sitting);
        assertThatThrownBy(() -> change(sitting, "form", before)).hasMessageContaining("is settled");
    }

    @Test
    void theDatabaseChangesNothingOfASittingButItsForm() {
        var cast = day.cast();
        var sitting = day.registered(cast, day.candidate(cast));
        var other = day.candidate(cast);
        assertThatThrownBy(() -> change(sitting, "candidate", other.value())).hasMessageContaining("is a record");
    }

    @Test
    void theDatabaseGivesNobodyAnotherBodysForm() {
        var cast = day.cast();
        var sitting = day.registered(cast, day.candidate(cast));
        var foreign = newest(day.cast());
        assertThatThrownBy(() -> change(sitting, "form", foreign)).hasMessageContaining("another certification");
    }

    private void change(SittingId sitting, String column, UUID value) {
        jdbc.sql("update assess.sitting set " + column + " = :value where id = :id")
                .param("value", value)
                .param("id", sitting.value())
                .update();
    }

    private UUID form(SittingId sitting) {
        return id("select form from assess.sitting where id = :id", sitting.value());
    }

    private UUID newest(ExamDay.Cast cast) {
        return id("""
                select f.id from assess.form f join assess.bank b on b.id = f.bank
                 where b.owner = :id and not f.practice order by f.frozen_at desc limit 1
                """, cast.body().value());
    }

    private UUID id(String sql, UUID id) {
        return jdbc.sql(sql).params(Map.of("id", id)).query(UUID.class).single();
    }

    private static List<FormChoice.Usable> forms() {
        return List.of(form(B, BATCH, false), form(A, BATCH, false), form(OLD, null, false));
    }

    private static FormChoice.Usable form(UUID id, @org.jspecify.annotations.Nullable UUID batch, boolean seen) {
        return new FormChoice.Usable(id, id.equals(A) ? "A" : id.equals(B) ? "B" : "Old", batch, seen);
    }
}
