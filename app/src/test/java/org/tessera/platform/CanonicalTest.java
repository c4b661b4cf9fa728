package org.tessera.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CanonicalTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Property(tries = 200)
    void theOrderOfKeysChangesNothing(@ForAll("contents") Object content, @ForAll Random random) {
        assertThat(Canonical.of(shuffled(content, random))).isEqualTo(Canonical.of(content));
    }

    @Property(tries = 200)
    void readingTheTextAgainGivesTheSameText(@ForAll("contents") Object content) {
        var text = Canonical.of(content);
        assertThat(Canonical.of(JSON.readValue(text, Object.class))).isEqualTo(text);
    }

    /** The example of RFC 8785, 3.2.3: keys are sorted by their UTF-16 code units. */
    @Test
    void keysAreSortedAsTheStandardSays() {
        var keys = List.of("\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6");
        var content = new LinkedHashMap<String, Object>();
        for (var key : keys) content.put(key, 0);
        assertThat(Canonical.of(content))
                .isEqualTo(
                        "{\"\\r\":0,\"1\":0,\"\u0080\":0,\"\u00f6\":0,\"\u20ac\":0,\"\ud83d\ude00\":0,\"\ufb33\":0}");
    }

    @Test
    void numbersAreWrittenAsJavaScriptWritesThem() {
        assertThat(Canonical.of(List.of(1.0, 4.50, -0.0, 100, new BigDecimal("1E+2"), 0.000001)))
                .isEqualTo("[1,4.5,0,100,100,0.000001]");
    }

    @Test
    void aNumberThatCannotBeCarriedSafelyIsRefused() {
        for (Object number : List.of(Double.NaN, Double.POSITIVE_INFINITY, 1e-9, Long.MAX_VALUE)) {
            assertThatThrownBy(() -> Canonical.of(number)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Provide
    Arbitrary<Object> contents() {
        return content(3);
    }

    private static Arbitrary<Object> content(int depth) {
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(8).map(s -> s),
                Arbitraries.integers().map(i -> i),
                Arbitraries.of(true, false).map(b -> b),
                Arbitraries.doubles().between(-1000, 1000).ofScale(4).map(d -> d));
        if (depth == 0) return leaves;
        var inner = content(depth - 1);
        return Arbitraries.oneOf(
                leaves,
                inner.list().ofMaxSize(4).map(l -> l),
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(4), inner)
                        .ofMaxSize(5)
                        .map(m -> m));
    }

    private static Object shuffled(Object content, Random random) {
        return switch (content) {
            case Map<?, ?> map -> {
                var keys = new ArrayList<Object>(map.keySet());
                Collections.shuffle(keys, random);
                var other = new LinkedHashMap<Object, Object>();
                for (var key : keys) other.put(key, shuffled(java.util.Objects.requireNonNull(map.get(key)), random));
                yield other;
            }
            case List<?> list ->
                list.stream().map(each -> shuffled(each, random)).toList();
            default -> content;
        };
    }
}
