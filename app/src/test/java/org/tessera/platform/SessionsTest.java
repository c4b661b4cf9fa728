package org.tessera.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.session.MapSession;
import org.springframework.session.MapSessionRepository;

/** What a session holds and how often it is written. */
class SessionsTest {
    private static final PersonId MARIA = new PersonId(new UUID(7, 9));

    @Test
    void whoIsSignedInTakesSeventeenBytesAndComesBackAsThemselves() {
        var conversion = SessionValues.conversion();
        var bytes = conversion.convert(new SecurityContextImpl(new SignedIn(MARIA)), byte[].class);
        assertThat(bytes).hasSize(17);
        assertThat(conversion.convert(bytes, Object.class))
                .isInstanceOfSatisfying(
                        SecurityContext.class,
                        context -> assertThat(context.getAuthentication()).isEqualTo(new SignedIn(MARIA)));
    }

    @Test
    void everythingElseGoesByJavasOwnSerialisation() {
        var conversion = SessionValues.conversion();
        for (Object value : new Object[] {"a word", Duration.ofMinutes(3), "P".repeat(17)})
            assertThat(conversion.convert(conversion.convert(value, byte[].class), Object.class))
                    .isEqualTo(value);
    }

    @Test
    void aUseIsNotedOnceInFiveMinutes() {
        var begun = Instant.parse("2027-05-03T09:00:00Z");
        var session = new SparingSessions.Sparing(new MapSession());
        session.setLastAccessedTime(begun.plus(Duration.ofDays(4000)));
        var noted = session.getLastAccessedTime();
        session.setLastAccessedTime(noted.plus(Duration.ofMinutes(4)));
        assertThat(session.getLastAccessedTime()).isEqualTo(noted);
        session.setLastAccessedTime(noted.plus(Duration.ofMinutes(5)));
        assertThat(session.getLastAccessedTime()).isEqualTo(noted.plus(Duration.ofMinutes(5)));
    }

    @Test
    void whatIsPutIntoASessionIsThereForTheNextRequest() {
        var sessions = new SparingSessions(new MapSessionRepository(new ConcurrentHashMap<>()));
        var session = sessions.createSession();
        session.setAttribute("word", "kept");
        sessions.save(session);
        assertThat(sessions.findById(session.getId()))
                .satisfies(
                        found -> assertThat((String) found.getAttribute("word")).isEqualTo("kept"));
        sessions.deleteById(session.getId());
        assertThat(sessions.findById(session.getId())).isNull();
    }
}
