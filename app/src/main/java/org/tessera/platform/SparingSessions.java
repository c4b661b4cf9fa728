package org.tessera.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Sessions whose last use is written down once in five minutes and not with every request: that was a transaction of its
 * own, waiting for the disk, on top of each save of an answer. A session ends after twelve hours without use, so five
 * minutes more or less are nothing.
 */
final class SparingSessions implements SessionRepository<SparingSessions.Sparing> {
    private static final Duration OFTEN_ENOUGH = Duration.ofMinutes(5);
    private final SessionRepository<Session> kept;

    /** @param kept the rows, whose own type of sessions nobody else may name */
    @SuppressWarnings("unchecked")
    SparingSessions(SessionRepository<? extends Session> kept) {
        this.kept = (SessionRepository<Session>) kept;
    }

    @Override
    public Sparing createSession() {
        return new Sparing(kept.createSession());
    }

    /** Writes what changed; nothing, if nothing did. */
    @Override
    public void save(Sparing session) {
        kept.save(session.kept);
    }

    @Override
    public @Nullable Sparing findById(String id) {
        var found = kept.findById(id);
        return found == null ? null : new Sparing(found);
    }

    @Override
    public void deleteById(String id) {
        kept.deleteById(id);
    }

    /** A session that notes its use sparingly and is otherwise the one in the database. */
    static final class Sparing implements Session {
        private final Session kept;

        Sparing(Session kept) {
            this.kept = kept;
        }

        @Override
        public void setLastAccessedTime(Instant now) {
            if (!now.isBefore(kept.getLastAccessedTime().plus(OFTEN_ENOUGH))) kept.setLastAccessedTime(now);
        }

        @Override
        public String getId() {
            return kept.getId();
        }

        @Override
        public String changeSessionId() {
            return kept.changeSessionId();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return kept.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return kept.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {
            if (value == null) kept.removeAttribute(name);
            else kept.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            kept.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return kept.getCreationTime();
        }

        @Override
        public Instant getLastAccessedTime() {
            return kept.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            kept.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return kept.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return kept.isExpired();
        }
    }
}
