package org.tessera.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schema of a pack and the reader of packs say the same: what one refuses, the other refuses too. */
class ShapeTest {
    /** Every key of the whole pack's pack.yaml at any depth. */
    static Stream<List<String>> places() {
        var found = new java.util.ArrayList<List<String>>();
        walk(whole(), List.of(), found);
        return found.stream();
    }

    @Test
    void theWholePackFitsItsSchema() throws IOException {
        assertThat(bySchema(text())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("places")
    void aKeyThatTheSchemaWantsTheReaderWants(List<String> place, @TempDir Path folder) throws IOException {
        var text = without(place);
        assertThat(bySchema(text).isEmpty())
                .as("schema %s", bySchema(text))
                .isEqualTo(byReader(text, folder).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatIsOfAnotherKindBothRefuse(List<String> place, @TempDir Path folder) throws IOException {
        var text = with(place, "[[]]");
        assertThat(bySchema(text)).isNotEmpty();
        assertThat(byReader(text, folder)).isNotEmpty();
    }

    private static List<Complaint> bySchema(String text) {
        var complaints = new Complaints();
        Shape.PACK.check(Place.read("pack.yaml", 0, text, complaints), text, complaints);
        return complaints.all();
    }

    private static List<Complaint> byReader(String text, Path folder) throws IOException {
        BrokenPack.copyWhole(folder);
        Files.writeString(folder.resolve("pack.yaml"), text);
        return PackReader.read("pack", PackFiles.read(folder), Optional.empty()).complaints();
    }

    private static void walk(Object value, List<String> at, List<List<String>> found) {
        if (value instanceof java.util.Map<?, ?> map)
            map.forEach((key, below) -> {
                var path = Stream.concat(at.stream(), Stream.of((String) key)).toList();
                found.add(path);
                walk(below, path, found);
            });
        if (value instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof java.util.Map)
            walk(list.getFirst(), Stream.concat(at.stream(), Stream.of("0")).toList(), found);
    }

    private static String without(List<String> place) {
        var whole = whole();
        holder(whole, place).remove(place.getLast());
        return json(whole);
    }

    private static String with(List<String> place, String yaml) {
        var whole = whole();
        holder(whole, place).put(place.getLast(), load(yaml));
        return json(whole);
    }

    @SuppressWarnings("unchecked")
    private static java.util.Map<String, Object> holder(Object root, List<String> place) {
        var at = root;
        for (String step : place.subList(0, place.size() - 1))
            at = at instanceof List<?> list ? list.get(Integer.parseInt(step)) : ((java.util.Map<?, ?>) at).get(step);
        return (java.util.Map<String, Object>) at;
    }

    private static Object whole() {
        return load(text());
    }

    private static Object load(String yaml) {
        return new org.snakeyaml.engine.v2.api.Load(
                        org.snakeyaml.engine.v2.api.LoadSettings.builder().build())
                .loadFromString(yaml);
    }

    /** JSON is YAML too. */
    private static String json(Object value) {
        return org.tessera.platform.Canonical.of(value);
    }

    private static String text() {
        try {
            return Files.readString(BrokenPack.WHOLE.resolve("pack.yaml"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
