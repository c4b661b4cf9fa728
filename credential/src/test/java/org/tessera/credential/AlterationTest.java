package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** No change to any of our credentials goes unnoticed, and it is the form or the seal that notices. */
class AlterationTest {

    static Stream<String> formats() {
        return EveryFormat.FILES.keySet().stream();
    }

    @Provide
    Arbitrary<String> format() {
        return Arbitraries.of(EveryFormat.FILES.keySet());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void unchangedEachIsGenuineAndValid(String format) {
        var report = EveryFormat.check(format, EveryFormat.FILES.get(format));
        assertThat(report.verdict()).as(report.toJson()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
    }

    @Property(tries = 600)
    void noBitCanBeChanged(
            @ForAll("format") String format,
            @ForAll @IntRange(max = 1 << 22) int position,
            @ForAll @IntRange(max = 7) int bit) {
        var file = EveryFormat.FILES.get(format).clone();
        file[within(format, file, position)] ^= (byte) (1 << bit);
        assertNoticed(format, file);
    }

    /** The picture around a badge in an SVG is not protected and proves nothing; the badge in it is. */
    private static int within(String format, byte[] file, int position) {
        if (!format.equals("baked-svg")) {
            return position % file.length;
        }
        var text = new String(file, StandardCharsets.US_ASCII);
        var start = text.indexOf("verify=\"") + "verify=\"".length();
        return start + position % (text.indexOf('"', start) - start);
    }

    @Property(tries = 150)
    void noPieceCanBeCutOut(
            @ForAll("format") String format,
            @ForAll @IntRange(max = 1 << 22) int from,
            @ForAll @IntRange(min = 1, max = 400) int length) {
        var file = EveryFormat.FILES.get(format);
        var start = within(format, file, from);
        var end = Math.min(file.length, start + length);
        var cut = Arrays.copyOf(file, file.length - (end - start));
        System.arraycopy(file, end, cut, start, file.length - end);
        assertNoticed(format, cut);
    }

    private static void assertNoticed(String format, byte[] file) {
        var report = EveryFormat.check(format, file);
        assertThat(isNoticed(report) || isOnlyLaidOutAnew(format, file))
                .as(report.toJson())
                .isTrue();
    }

    /** Either nothing is shown, because form or seal are wrong, or the person who shows it has no proof for this. */
    private static boolean isNoticed(Report report) {
        var opened = report.check(Check.Kind.FORMAT).outcome() == Check.Outcome.HOLDS
                && report.check(Check.Kind.SEAL).outcome() == Check.Outcome.HOLDS;
        var stranger = report.check(Check.Kind.OWNER).outcome() == Check.Outcome.FAILS;
        return report.verdict() != Report.Verdict.GENUINE_AND_VALID
                && (stranger || (!opened && report.facts().isEmpty()));
    }

    /**
     * White space around a token is not part of it, and a proof covers what JSON means, not how it is laid out: what is
     * said twice about a thing with the same id may be said once.
     */
    private static boolean isOnlyLaidOutAnew(String format, byte[] file) {
        var original = EveryFormat.FILES.get(format);
        var text = new String(file, StandardCharsets.ISO_8859_1);
        if (format.endsWith("token") || format.startsWith("wallet")) {
            return text.strip().equals(new String(original, StandardCharsets.ISO_8859_1).strip());
        }
        try {
            return (format.startsWith("open-badge") || format.equals("learning-record"))
                    && CanonicalGraph.canonical(Json.parse(file))
                            .equals(CanonicalGraph.canonical(Json.parse(original)));
        } catch (Refusal refusal) {
            return false;
        }
    }

    // Deletions are few enough to try them all.

    /** Every member and element at any depth, by its path. */
    private static void paths(JsonNode node, String at, List<String> all) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> {
                var path = at + "/" + entry.getKey().replace("~", "~0").replace("/", "~1");
                all.add(path);
                paths(entry.getValue(), path, all);
            });
        } else if (node instanceof ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                all.add(at + "/" + i);
                paths(array.get(i), at + "/" + i, all);
            }
        }
    }

    private static JsonNode without(JsonNode json, String path) {
        var copy = json.deepCopy();
        var cut = path.lastIndexOf('/');
        var name = path.substring(cut + 1).replace("~1", "/").replace("~0", "~");
        switch (copy.at(path.substring(0, cut))) {
            case ObjectNode object -> object.remove(name);
            case ArrayNode array -> array.remove(Integer.parseInt(name));
            default -> throw new AssertionError(path);
        }
        return copy;
    }

    private static List<String> paths(JsonNode json) {
        var all = new ArrayList<String>();
        paths(json, "", all);
        return all;
    }

    @ParameterizedTest
    @MethodSource("formats")
    void noFieldCanBeTakenAway(String format) throws Exception {
        var file = new String(EveryFormat.FILES.get(format), StandardCharsets.UTF_8);
        switch (format) {
            case "european-digital-credential" -> {
                withoutAny(Json.parse(file), format, changed -> Json.write(changed));
                var outer = (ObjectNode) Json.parse(file);
                var payload = Json.parse(outer.path("payload").stringValue());
                withoutAny(payload, format, changed -> Json.write(outer.put("payload", changed.toString())));
            }
            case "open-badge-eddsa", "open-badge-ecdsa", "learning-record" ->
                withoutAny(Json.parse(file), format, changed -> Json.write(changed));
            case "open-badge-token", "learning-record-token", "wallet", "wallet-presented" -> {
                for (var part : List.of(0, 1)) {
                    var parts = file.split("[.]", 3);
                    var json = Json.parse(Base64Url.decode(parts[part]).orElseThrow());
                    withoutAny(json, format, changed -> {
                        parts[part] = Base64Url.encode(Json.write(changed));
                        return String.join(".", parts).getBytes(StandardCharsets.US_ASCII);
                    });
                }
            }
            default -> assertThat(format).startsWith("baked");
        }
    }

    private static void withoutAny(JsonNode json, String format, java.util.function.Function<JsonNode, byte[]> file) {
        var all = paths(json);
        assertThat(all).isNotEmpty();
        for (var path : all) {
            assertNoticed(format, file.apply(without(json, path)));
        }
    }
}
