package org.tessera.assess.forms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.design.Catalogue;
import org.tessera.design.MicroCredential;
import org.tessera.platform.Settings;

/** Finds the format that a micro-credential's exam must keep: the one of its programme. */
@Component
public class Formats {
    private final Map<Path, Optional<Format>> read = new ConcurrentHashMap<>();
    private final Catalogue catalogue;
    private final Settings settings;
    private final JdbcClient jdbc;

    Formats(Catalogue catalogue, Settings settings, JdbcClient jdbc) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    /** The format, or nothing when the micro-credential is not published or its programme has no exam of its own. */
    public Optional<Format> of(String microCredential) {
        return catalogue
                .current(microCredential)
                .map(MicroCredential::programme)
                .flatMap(this::ofProgramme);
    }

    Optional<Format> ofProgramme(String programme) {
        var file = settings.content().resolve("programmes").resolve(programme).resolve("format.yaml");
        return Objects.requireNonNull(read.computeIfAbsent(file, Formats::read));
    }

    /** A frozen form as the format sees it. */
    public Format.Facts facts(java.util.UUID form) {
        return jdbc.sql("""
                select f.minutes, count(*) filter (where fi.scored) as scored,
                       count(*) filter (where fi.scored and %s) as situational,
                       count(*) filter (where not fi.scored) as on_trial
                  from assess.form f
                  join assess.form_item fi on fi.form = f.id
                  join assess.item i on i.id = fi.item
                 where f.id = :form
                 group by f.minutes
                """.formatted(Pool.SITUATIONAL))
                .param("form", form)
                .query((row, n) -> new Format.Facts(
                        row.getInt("scored"), row.getInt("situational"), row.getInt("on_trial"), row.getInt("minutes")))
                .single();
    }

    private static Optional<Format> read(Path file) {
        if (!Files.exists(file)) return Optional.empty();
        try {
            return Optional.of(Format.read(file.toString(), Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
