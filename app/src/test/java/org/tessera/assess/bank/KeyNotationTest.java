package org.tessera.assess.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A corrected key as somebody writes it on one line, for every kind of question that a key scores. */
class KeyNotationTest {
    private static final Map<String, Kinds.Sample> KINDS = Kinds.all();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "single; a; a; 1; b; 0",
                "single; a,b; b; 1; c; 0",
                "true-false; true; true; 1; false; 0",
                "several; b,d; \"b=yes;d=yes\"; 1; \"a=yes;c=yes\"; 0",
                "several; b,d | a; a=yes; 1; \"a=yes;d=yes\"; 0",
                "order; a,b,c; \"a=1;b=2;c=3\"; 3; \"a=1;b=3;c=2\"; 1",
                "match; \"l1=x, l2=x, l3=z\"; \"l1=x;l2=x;l3=z\"; 3; \"l1=x;l2=y;l3=y\"; 1",
                "gaps; \"1=x, 2=Rome/Roma\"; \"1=x;2=roma\"; 2; \"1=y;2=Rome\"; 1",
                "number; 12.5; \"12,5\"; 1; 12.6; 0",
                "number; \"12.5 +- 0.2\"; 12.6; 1; 12.8; 0",
                "hotspot; h3; h3; 1; h2; 0",
                "hotspots; \"h2,h3\"; \"h2=yes;h3=yes\"; 2; h2=yes; 1",
                "reading; \"b,c\"; \"b=yes;c=yes\"; 2; b=yes; 1",
                "judgement-RATE; \"a=1, b=2, c=4, d=5\"; \"a=1;b=2;c=4;d=5\"; 3; \"a=5;b=4;c=2;d=1\"; 0",
                "judgement-BEST_WORST; \"best=d, worst=a\"; \"best=d;worst=a\"; 4; \"best=a;worst=d\"; 0",
                "judgement-RANK; \"d,c,b,a\"; \"d=1;c=2;b=3;a=4\"; 3; \"a=1;b=2;c=3;d=4\"; 0"
            })
    void isReadAndScoresByTheRuleOfTheKeyBefore(
            String kind, String typed, String right, int points, String other, int fewer) {
        var sample = sample(kind);
        var read = KeyNotation.read(sample.question(), sample.key(), typed);
        assertThat(read).isInstanceOf(KeyNotation.Reading.Understood.class);
        var keys = ((KeyNotation.Reading.Understood) read).keys();
        int most = sample.key().worth(sample.question());
        assertThat(KeyNotation.points(sample.question(), keys, Optional.of(right), most))
                .isEqualTo(points);
        assertThat(KeyNotation.points(sample.question(), keys, Optional.of(other), most))
                .isEqualTo(fewer);
        assertThat(KeyNotation.points(sample.question(), keys, Optional.empty(), most))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "single; e; assess.rescore.unknown",
                "single; \"\"; assess.rescore.way.one",
                "several; \"a,a\"; assess.rescore.way.some",
                "order; \"a,b\"; assess.rescore.missing",
                "match; \"l1=x, l2=x\"; assess.rescore.missing",
                "match; \"l1=x, l2=x, l3=q\"; assess.rescore.unknown",
                "gaps; \"1=q, 2=Rome\"; assess.rescore.way.gaps",
                "number; a lot; assess.rescore.way.number",
                "number; \"1.500\"; assess.rescore.way.number",
                "hotspot; h9; assess.rescore.unknown",
                "judgement-RATE; \"a=6, b=2, c=4, d=5\"; assess.rescore.unknown",
                "judgement-BEST_WORST; \"best=a, worst=a\"; assess.rescore.way.best-worst",
                "text; a; assess.rescore.way.people"
            })
    void whatCanNotBeTheKeyIsToldWithWhatIsWrong(String kind, String typed, String message) {
        var sample = sample(kind);
        assertThat(KeyNotation.read(sample.question(), sample.key(), typed))
                .isInstanceOfSatisfying(
                        KeyNotation.Reading.Wrong.class,
                        wrong -> assertThat(wrong.message()).isEqualTo(message));
    }

    @Test
    void everyKindHasAWayToWriteItsKey() {
        KINDS.forEach(
                (kind, sample) -> assertThat(KeyNotation.way(sample.question()).message())
                        .as(kind)
                        .startsWith("assess.rescore.way."));
    }

    /** A key of more parts than the one before gives its share, so that a question is never worth more than in its form. */
    @Test
    void aKeyOfMorePartsGivesTheSameMost() {
        var sample = sample("hotspots");
        var keys =
                ((KeyNotation.Reading.Understood) KeyNotation.read(sample.question(), sample.key(), "h1,h2,h3")).keys();
        assertThat(KeyNotation.points(sample.question(), keys, Optional.of("h1=yes;h2=yes;h3=yes"), 2))
                .isEqualTo(2);
        assertThat(KeyNotation.points(sample.question(), keys, Optional.of("h1=yes;h2=yes"), 2))
                .isEqualTo(1);
    }

    private static Kinds.Sample sample(String kind) {
        return java.util.Objects.requireNonNull(KINDS.get(kind));
    }
}
