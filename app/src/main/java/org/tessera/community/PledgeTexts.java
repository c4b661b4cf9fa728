package org.tessera.community;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tessera.platform.Settings;

/** The versions of the pledge's text: read from {@code content/pledge} at the start, and kept whole. */
@Component
@Order(0)
class PledgeTexts implements ApplicationRunner {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Path folder;
    private final Clock clock;

    PledgeTexts(JdbcClient jdbc, TransactionTemplate transaction, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.folder = settings.content().resolve("pledge");
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (!Files.isDirectory(folder)) return;
        try (var files = Files.list(folder)) {
            var sources = files.filter(f -> f.toString().endsWith(".yaml")).toList();
            transaction.executeWithoutResult(t -> sources.forEach(this::publish));
        }
    }

    /**
     * Publishes a version; the same once more changes nothing.
     *
     * @throws IllegalStateException if that version was published with other words: signatures name those
     */
    void publish(PledgeText text, String source) {
        jdbc.sql("""
                insert into community.pledge_text (version, hash, body, published_at)
                values (:version, :hash, :body, :now)
                on conflict (version) do nothing
                """)
                .param("version", text.version())
                .param("hash", text.hash())
                .param("body", source)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (!version(text.version()).orElseThrow().hash().equals(text.hash())) {
            throw new IllegalStateException("Version " + text.version()
                    + " of the pledge was published with other words. Undo the change, and make a new version.");
        }
    }

    /** The newest version. */
    Optional<PledgeText> current() {
        return jdbc.sql("select body from community.pledge_text order by version desc limit 1")
                .query(String.class)
                .optional()
                .map(body -> PledgeText.parse("pledge", body));
    }

    /** One version. */
    Optional<PledgeText> version(int number) {
        return jdbc.sql("select body from community.pledge_text where version = :version")
                .param("version", number)
                .query(String.class)
                .optional()
                .map(body -> PledgeText.parse("pledge", body));
    }

    private void publish(Path file) {
        try {
            var source = Files.readString(file);
            publish(PledgeText.parse(file.toString(), source), source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
