package org.tessera.design;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tessera.platform.Canonical;

/**
 * The kinds of YAML file in {@code content/}, each with a published JSON Schema (draft 2020-12) that says what may stand
 * in it. The same schemas are served at {@code /schemas/…} for the editors of authors.
 */
enum Shape {
    PROGRAMME,
    SPECIFICATION,
    PACK,
    OUTLINE,
    ITEMS,
    TASK,
    TRAINING;

    private static final Map<Shape, Schema> COMPILED = new ConcurrentHashMap<>();

    /** The kind of a file by its name. */
    static Optional<Shape> of(String file) {
        return Stream.of(values()).filter(s -> s.file().equals(file)).findFirst();
    }

    /** How files of this kind are called. */
    String file() {
        return key() + ".yaml";
    }

    /** The name of its schema: {@code pack}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its schema, JSON. */
    String schema() {
        try (var in = Objects.requireNonNull(Shape.class.getResourceAsStream("/schemas/" + key() + ".json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compares a file with its schema. What isn't YAML is left to {@link Place}, which has said so already. */
    void check(Place root, String text, Complaints complaints) {
        if (!root.readable()) return;
        for (var error : compiled().validate(json(text), InputFormat.JSON)) {
            var path = new ArrayList<String>();
            var at = error.getInstanceLocation();
            for (int i = 0; i < at.getNameCount(); i++) path.add(at.getName(i));
            if (error.getKeyword().equals("additionalProperties")) path.add(error.getProperty());
            complaints.add(root.file(), root.find(path).line(), says(path, error));
        }
    }

    private static String says(List<String> path, com.networknt.schema.Error error) {
        if (error.getKeyword().equals("required")) return "“" + error.getProperty() + "” is missing";
        if (error.getKeyword().equals("additionalProperties"))
            return "“" + error.getProperty() + "” is not known here; is it misspelt?";
        var name = path.isEmpty() ? "this" : "“" + String.join(" › ", path) + "”";
        return name + " " + error.getMessage().replaceFirst("^[^:]*: ", "");
    }

    private Schema compiled() {
        return COMPILED.computeIfAbsent(
                this,
                shape -> SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(shape.schema()));
    }

    private static String json(String yaml) {
        return Canonical.of(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    }
}
