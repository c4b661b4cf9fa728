package org.tessera.assess.forms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.assess.Papers;
import org.tessera.design.Catalogue;
import org.tessera.design.MicroCredential;
import org.tessera.platform.Settings;
import org.tessera.platform.Yaml;

/** Finds the format that a micro-credential's exam must keep: the one of its programme. */
@Component
public class Formats {
    private final Map<Path, Optional<Format>> read = new ConcurrentHashMap<>();
    private final Catalogue catalogue;
    private final Settings settings;
    private final JdbcClient jdbc;
    private final Papers papers;

    Formats(Catalogue catalogue, Settings settings, JdbcClient jdbc, Papers papers) {
        this.papers = papers;
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

    /** The format that files for a micro-credential must keep, published or not. */
    public Optional<Format> asked(String microCredential) {
        return catalogue.programmes().stream()
                .filter(p -> p.microCredentials().contains(microCredential))
                .findFirst()
                .flatMap(p -> ofProgramme(p.id()));
    }

    Optional<Format> ofProgramme(String programme) {
        var file = settings.content().resolve("programmes").resolve(programme).resolve("format.yaml");
        return Objects.requireNonNull(read.computeIfAbsent(file, Formats::read));
    }

    /** A frozen form as the format sees it. */
    public Format.Facts facts(UUID form) {
        int minutes = jdbc.sql("select minutes from assess.form where id = :form")
                .param("form", form)
                .query(Integer.class)
                .single();
        var scored = jdbc.sql("select scored from assess.form_item where form = :form order by position")
                .param("form", form)
                .query(Boolean.class)
                .list();
        var questions = papers.questions(form);
        int counting = 0;
        int situational = 0;
        for (int i = 0; i < scored.size(); i++) {
            if (!scored.get(i)) continue;
            counting++;
            if (Pool.situational(questions.get(i))) situational++;
        }
        return new Format.Facts(counting, situational, scored.size() - counting, minutes);
    }

    /**
     * The format of a programme; nothing for one that has none.
     *
     * @throws Yaml.Unreadable naming the place, also where a skill has a format of its own
     */
    static Optional<Format> read(Path file) {
        if (!Files.exists(file)) return Optional.empty();
        refuseExceptions(file);
        try {
            return Optional.of(Format.read(file.toString(), Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseExceptions(Path file) {
        try (var skills = Files.list(file.resolveSibling("."))) {
            skills.map(skill -> skill.normalize().resolve("format.yaml"))
                    .filter(own -> !own.equals(file.normalize()) && Files.exists(own))
                    .findFirst()
                    .ifPresent(own -> {
                        throw new Yaml.Unreadable(
                                own + ": the format is the same for every skill of a programme. Delete"
                                        + " this file, or give the programme's format.yaml a new version");
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
