package org.tessera.assess.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.WholeApplication;
import org.tessera.assess.CheckIns;
import org.tessera.assess.SittingId;
import org.tessera.assess.Sittings;
import org.tessera.platform.Problem;

class RosterTest extends WholeApplication {
    @Autowired
    AtTheCentre at;

    @Autowired
    Rosters rosters;

    @Autowired
    Sittings sittings;

    @Autowired
    CheckIns checkIns;

    @Autowired
    JdbcClient jdbc;

    private AtTheCentre.Centre centre;

    @BeforeEach
    void aSessionThatRunsNow() {
        centre = at.open();
    }

    @ParameterizedTest
    @CsvSource({
        "Ζωή Άννα, windows-1253",
        "Łucja Żółć, windows-1250",
        "Ştefan, windows-1250",
        "Begoña, windows-1252",
        "Ζωή, UTF-16",
        "Zoë, UTF-8"
    })
    void namesKeepTheirLettersInWhateverEncodingTheFileWasSaved(String givenName, String encoding) {
        at.expected(centre, givenName);
        var text = "Micro-Credential\tName\tRoom\r\nk08\t\"" + givenName + "  KANARINI\"\tRoom 2\r\n";
        var read = roster(text.getBytes(Charset.forName(encoding)));
        assertThat(read.encoding()).isEqualTo(encoding);
        assertThat(read.rows()).hasSize(1);
    }

    @Test
    void oneMistakeKeepsEverybodyOutAndEachRowIsToldItsOwn() {
        at.expected(centre, "Ana");
        at.expected(centre, "Bea");
        at.expected(centre, "Twin");
        at.expected(centre, "Twin");
        at.expected(centre, "Full");
        at.seated(centre, "Seated");
        var mistakes = refused(AtTheCentre.csv(
                "Ana Kanarini;K08;Room 2",
                "Nobody Known;K08;Room 1",
                "Ana Kanarini;K08;Room 1",
                "Bea Kanarini;K09;Room 1",
                "Twin Kanarini;K08;Room 1",
                "Seated Kanarini;K08;Room 1",
                "Full Kanarini;K08;Room 2",
                "Bea Kanarini;K08;Room 9",
                "Bea Kanarini;K08;Room 1;more"));
        assertThat(mistakes)
                .containsExactly(
                        "3 assess.day.row.nobody",
                        "4 assess.day.row.twice",
                        "5 assess.day.row.no-appointment",
                        "6 assess.day.row.ambiguous",
                        "7 assess.day.row.seated",
                        "8 assess.day.row.room",
                        "9 assess.day.row.room",
                        "10 assess.day.row.wide");
        assertThat(rosters.of(centre.session()))
                .as("only the one of whoever is seated")
                .hasSize(1);
        assertThat(refused("name;size\r\nAna;XL".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("0 assess.day.file.columns");
        assertThat(refused("name;micro-credential".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("0 assess.day.file.empty");
    }

    @Test
    void anAppointmentForAnotherTimeIsNotSeated() {
        var candidate = at.candidate(at.expected(centre, "Uma"));
        var other = at.open();
        sittings.register(
                candidate,
                "K08",
                other.cast().centre(),
                other.cast().body(),
                Instant.now().plus(Duration.ofDays(3)),
                Instant.now().plus(Duration.ofDays(4)));
        centre = other;
        assertThat(refused(AtTheCentre.csv("Uma Kanarini;K08;Room 1"))).containsExactly("2 assess.day.row.other-time");
    }

    @Test
    void theDayOfBirthTellsTwoOfOneNameApart() {
        at.expected(centre, "Eva");
        var wrong = "name;birth-date;micro-credential;room\r\nEva Kanarini;4.2.2007;K08;Room 1";
        assertThat(refused(wrong.getBytes(StandardCharsets.UTF_8))).containsExactly("2 assess.day.row.nobody");
        for (String right : List.of("2007-02-03", "3.2.2007", "03/02/2007", "39116")) {
            assertThat(roster(wrong.replace("4.2.2007", right).getBytes(StandardCharsets.UTF_8))
                            .rows())
                    .as(right)
                    .hasSize(1);
        }
    }

    @Test
    void aRosterSeatsNobodyBeforeItIsConfirmedAndIsTakenBackWhole() {
        var sitting = at.expected(centre, "Ida");
        var roster = roster(AtTheCentre.csv("Kanarini Ida;K08;room 1"));
        assertThat(seats(sitting)).isZero();
        rosters.confirm(roster, centre.planner());
        rosters.confirm(roster, centre.planner());
        assertThat(seats(sitting)).isOne();
        rosters.undo(roster, centre.planner());
        rosters.undo(roster, centre.planner());
        assertThat(seats(sitting)).isZero();
        assertThat(rosters.of(centre.session(), roster.id()).state()).isEqualTo("undone");
    }

    @Test
    void aRosterStaysWhenSomebodyOfItWasCheckedIn() {
        var sitting = at.seated(centre, "Jo");
        checkIns.record(sitting, centre.cast().invigilator(), "passport", true, 0);
        var roster = rosters.of(centre.session()).getFirst();
        assertThatThrownBy(() -> rosters.undo(roster, centre.planner()))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.key()).isEqualTo("assess.day.problem.undo"));
        assertThat(seats(sitting)).isOne();
    }

    @Test
    void twoRostersThatWereBothLookedAtDoNotOverfillARoom() {
        at.expected(centre, "Kim");
        at.expected(centre, "Lea");
        var first = roster(AtTheCentre.csv("Kim Kanarini;K08;Room 2"));
        var second = roster(AtTheCentre.csv("Lea Kanarini;K08;Room 2"));
        rosters.confirm(first, centre.planner());
        assertThatThrownBy(() -> rosters.confirm(second, centre.planner()))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.key()).isEqualTo("assess.day.problem.seats"));
    }

    private Roster roster(byte[] file) {
        var brought = rosters.bring(centre.session(), centre.planner(), file);
        assertThat(brought).isInstanceOf(Roster.Brought.Kept.class);
        return rosters.of(centre.session(), ((Roster.Brought.Kept) brought).id());
    }

    private List<String> refused(byte[] file) {
        var brought = rosters.bring(centre.session(), centre.planner(), file);
        assertThat(brought).isInstanceOf(Roster.Brought.Refused.class);
        return ((Roster.Brought.Refused) brought)
                .mistakes().stream().map(m -> m.row() + " " + m.key()).toList();
    }

    private int seats(SittingId sitting) {
        return jdbc.sql("select count(*) from assess.seat where sitting = :s")
                .param("s", sitting.value())
                .query(Integer.class)
                .single();
    }
}
