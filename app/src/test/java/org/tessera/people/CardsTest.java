package org.tessera.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;
import org.tessera.people.Cards.Attempt;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;

class CardsTest extends WholeApplication {
    @Autowired
    Cards cards;

    @Autowired
    World world;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester browser;

    @Test
    void theCardWithItsPinOpens() {
        var holder = learner();
        var card = cards.issue(holder, Optional.empty());
        assertThat(cards.open(card.secret(), card.pin())).isEqualTo(new Attempt.Opened(holder));
    }

    @Test
    void fiveWrongPinsLockTheCardEvenForTheRightOne() {
        var card = cards.issue(learner(), Optional.empty());
        for (int left = 4; left >= 1; left--) {
            assertThat(cards.open(card.secret(), wrong(card))).isEqualTo(new Attempt.WrongPin(left));
        }
        assertThat(cards.open(card.secret(), wrong(card))).isInstanceOf(Attempt.Locked.class);
        assertThat(cards.open(card.secret(), card.pin())).isInstanceOf(Attempt.Locked.class);
    }

    @Test
    void afterAQuarterOfAnHourTheRightPinOpensAgain() {
        var card = cards.issue(learner(), Optional.empty());
        for (int n = 0; n < Cards.ATTEMPTS; n++) cards.open(card.secret(), wrong(card));
        jdbc.sql("update people.card set locked_until = :past where locked_until is not null")
                .param("past", Timestamp.from(Instant.now().minusSeconds(1)))
                .update();
        assertThat(cards.open(card.secret(), card.pin())).isInstanceOf(Attempt.Opened.class);
    }

    @Test
    void ofTwentyPinsAtOnceOnlyFiveAreLookedAt() throws Exception {
        var card = cards.issue(learner(), Optional.empty());
        Callable<Attempt> guess = () -> cards.open(card.secret(), wrong(card));
        try (var at = Executors.newVirtualThreadPerTaskExecutor()) {
            var looked = at
                    .invokeAll(IntStream.range(0, 20).mapToObj(n -> guess).toList())
                    .stream()
                    .filter(f -> f.resultNow() instanceof Attempt.WrongPin)
                    .count();
            assertThat(looked).isEqualTo(4);
        }
    }

    @Test
    void aNewCardEndsTheFormerOne() {
        var holder = learner();
        var former = cards.issue(holder, Optional.empty());
        cards.issue(holder, Optional.empty());
        assertThat(cards.open(former.secret(), former.pin())).isEqualTo(new Attempt.Unknown());
    }

    @Test
    void theDatabaseHoldsNeitherSecretNorPin() {
        var card = cards.issue(learner(), Optional.empty());
        var rows = jdbc.sql("select cast(card as text) from people.card card")
                .query(String.class)
                .list();
        assertThat(rows).noneMatch(r -> r.contains(card.secret())).isNotEmpty();
        assertThat(rows).allMatch(r -> r.contains("$2"));
    }

    @Test
    void nobodyPrintsTheirOwnCard() {
        var holder = learner();
        assertThatThrownBy(() -> cards.issue(holder, Optional.of(holder)))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("nobody_prints_their_own_card");
    }

    @Test
    void thePageAsksForThePinAndLetsIn() {
        var card = cards.issue(learner(), Optional.empty());
        assertThat(browser.get().uri(card.path())).hasStatusOk().bodyText().contains("PIN");
        assertThat(browser.post().uri(card.path()).param("pin", wrong(card)).with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("4 more times")
                .doesNotContain(wrong(card));
        assertThat(browser.post().uri(card.path()).param("pin", card.pin()).with(csrf()))
                .hasStatus(303)
                .hasHeader("Location", "/");
    }

    @Test
    void aFormFromAnotherSiteOpensNothing() {
        var card = cards.issue(learner(), Optional.empty());
        assertThat(browser.post().uri(card.path()).param("pin", card.pin())).hasStatus(403);
    }

    @Test
    void anInventedCardIsNotFound() {
        assertThat(browser.get().uri("/card/invented"))
                .hasStatus(404)
                .bodyText()
                .contains("card does not work");
    }

    private PersonId learner() {
        return world.person(world.school(), Role.LEARNER);
    }

    private static String wrong(Card card) {
        return card.pin().equals("000000") ? "000001" : "000000";
    }
}
