package org.tessera.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** How simulated candidates answer. */
class AskedTest {
    private static final Asked CHOICE = new Asked(List.of("a", "b", "c", "d"), 2, false, 0);
    private static final Asked SITUATION = new Asked(List.of("a", "b", "c"), 0, true, 0);
    private static final int MANY = 4_000;

    @Test
    void theShareOfRightAnswersIsTheChanceOfTheModel() {
        for (double ability : new double[] {-1.5, 0, 2}) {
            var random = new Random(7);
            double right = IntStream.range(0, MANY)
                    .filter(i -> "c".equals(CHOICE.answer(ability, random).get("answer")))
                    .count();
            assertThat(right / MANY).isCloseTo(Asked.chance(ability, 0), within(0.03));
        }
    }

    @Test
    void theMoreAbleRateLikeTheExperts() {
        assertThat(distance(2.5)).isLessThan(distance(0)).isLessThan(0.6);
        assertThat(distance(0)).isLessThan(distance(-2.5));
    }

    @Test
    void theSameSeedAnswersAlike() {
        assertThat(SITUATION.answer(0.4, new Random(3)))
                .isEqualTo(SITUATION.answer(0.4, new Random(3)))
                .containsOnlyKeys("answer-a", "answer-b", "answer-c");
    }

    @Test
    void everyQuestionOfTheBankIsKnownInEveryLanguage() {
        var content = Path.of(System.getProperty("tessera.project", "..")).resolve("content");
        var samples = Samples.of(content, "K08");
        assertThat(samples).hasSizeGreaterThanOrEqualTo(45).allSatisfy(sample -> {
            assertThat(sample.stem()).containsOnlyKeys("en", "el", "it", "pl", "es", "ro");
            assertThat(sample.why().values()).noneMatch(String::isBlank);
            assertThat(sample.options()).hasSize(4);
        });
        assertThat(samples.stream().filter(Samples.Sample::situation)).hasSizeGreaterThanOrEqualTo(12);
        var page = Jsoup.parse("<html lang=ro><form id=answer-form><input name=answer id=x value=b><label for=x>"
                + samples.getFirst().options().get(samples.getFirst().right()).get("ro") + "</label></form></html>");
        assertThat(Asked.on(page, new Knowledge(content, "K08")).right()).isZero();
    }

    /** How far the rating of the best deed lies from the best mark, on average. */
    private static double distance(double ability) {
        var random = new Random(11);
        return IntStream.range(0, MANY)
                .map(i -> 5 - Integer.parseInt(SITUATION.answer(ability, random).getOrDefault("answer-a", "0")))
                .average()
                .orElseThrow();
    }
}
