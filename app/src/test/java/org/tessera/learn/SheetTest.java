package org.tessera.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tessera.design.Exercise;
import org.tessera.platform.Form;

class SheetTest {
    private static final UUID ANA = UUID.randomUUID();
    private static final Exercise ORDER =
            new Exercise.Order("x1", "Order", "?", List.of("first", "second", "third"), "yes", "look");
    private static final Exercise MATCH = new Exercise.Match(
            "x2",
            "Match",
            "?",
            List.of(new Exercise.Pair("a", "1"), new Exercise.Pair("b", "2"), new Exercise.Pair("c", "3")),
            "yes",
            "look");
    private static final Exercise SEVERAL = new Exercise.Several(
            "x3",
            "Several",
            "?",
            List.of(
                    new Exercise.Option("a", true, "a"),
                    new Exercise.Option("b", false, "b"),
                    new Exercise.Option("c", true, "c")),
            "several");
    private static final Exercise SORT = new Exercise.Sort(
            "x4",
            "Sort",
            "?",
            List.of(new Exercise.Pair("a", "A"), new Exercise.Pair("b", "B"), new Exercise.Pair("c", "A")),
            "yes",
            "look");
    private static final Exercise FILL = new Exercise.Fill(
            "x5",
            "Fill",
            "?",
            List.of(
                    new Exercise.Gap("I ask", List.of("who", "why", "what"), "speaks."),
                    new Exercise.Gap("I", List.of("decide", "order"), "."),
                    new Exercise.Gap("I say", List.of("why", "no"), ".")),
            "yes",
            "look");

    @Test
    void theShownOrderIsTheSameEachTimeAndNeverTheRightOne() {
        for (int i = 0; i < 100; i++) {
            var somebody = UUID.randomUUID();
            var shown = Sheet.of(ORDER, somebody, "u").shown();
            assertThat(shown).isEqualTo(Sheet.of(ORDER, somebody, "u").shown());
            assertThat(shown).isNotEqualTo(List.of(0, 1, 2)).containsExactlyInAnyOrder(0, 1, 2);
        }
    }

    @Test
    void differentLearnersSeeDifferentOrders() {
        var orders = IntStream.range(0, 50)
                .mapToObj(i -> Sheet.of(ORDER, UUID.randomUUID(), "u").shown())
                .distinct();
        assertThat(orders.count()).isGreaterThan(2);
    }

    @Test
    void theRightNumbersFitWhateverTheShownOrder() {
        var sheet = Sheet.of(ORDER, ANA, "u");
        var answer = sheet.read(Form.with(numbered(sheet, List.of(0, 1, 2)))).orElseThrow();
        assertThat(answer).isEqualTo("0,1,2");
        assertThat(sheet.fits(answer)).isTrue();
        var other = sheet.read(Form.with(numbered(sheet, List.of(1, 0, 2)))).orElseThrow();
        assertThat(sheet.fits(other)).isFalse();
    }

    @Test
    void aNumberGivenTwiceIsPointedOutAndNothingIsKept() {
        var sheet = Sheet.of(ORDER, ANA, "u");
        var form = Form.with(Map.of("answer-0", "1", "answer-1", "1", "answer-2", "3"));
        assertThat(sheet.read(form)).isEmpty();
        assertThat(form.errors()).extracting(Form.Error::key).containsExactly("learn.exercise.number-twice");
    }

    @Test
    void aKeptAnswerComesBackIntoTheSameBoxes() {
        for (Exercise exercise : List.of(ORDER, MATCH)) {
            var sheet = Sheet.of(exercise, ANA, "u");
            for (String answer : List.of("0,1,2", "2,0,1", "1,2,0"))
                assertThat(sheet.read(sheet.filled(answer))).contains(answer);
        }
    }

    @Test
    void thingsOfOneGroupAndGapsComeBackAndAreJudgedByTheFile() {
        for (Exercise exercise : List.of(SORT, FILL)) {
            var sheet = Sheet.of(exercise, ANA, "u");
            var right = exercise == SORT ? "0,1,0" : "0,0,0";
            assertThat(sheet.read(sheet.filled(right))).contains(right);
            assertThat(sheet.fits(right)).isTrue();
            assertThat(sheet.fits("1,1,1")).isFalse();
            assertThat(sheet.inPlace("1,1,1")).isEqualTo(exercise == SORT ? 1 : 0);
        }
    }

    @Test
    void thePlaceOfTheRightChoiceSaysNothing() {
        for (Exercise exercise : List.of(MATCH, SORT, FILL)) {
            var places = IntStream.range(0, 200)
                    .mapToObj(i ->
                            Sheet.of(exercise, UUID.randomUUID(), "u").lines().get(1))
                    .collect(java.util.stream.Collectors.groupingBy(
                            line -> line.shown().indexOf(line.right()), java.util.stream.Collectors.counting()));
            int choices = Sheet.of(exercise, ANA, "u").lines().get(1).choices().size();
            assertThat(places).hasSize(choices);
            assertThat(places.values()).allSatisfy(times -> assertThat(times).isGreaterThan(200 / choices / 2));
        }
    }

    @Test
    void onePairLeftOpenIsPointedOut() {
        var form = Form.with(Map.of("answer-0", "1", "answer-1", "2"));
        assertThat(Sheet.of(MATCH, ANA, "u").read(form)).isEmpty();
        assertThat(form.errors()).extracting(Form.Error::field).containsExactly("answer-2");
    }

    @Test
    void severalFitOnlyWhenAllThatFitAndNoOtherAreChosen() {
        var sheet = Sheet.of(SEVERAL, ANA, "u");
        assertThat(sheet.fits("0,2")).isTrue();
        assertThat(sheet.fits("0")).isFalse();
        assertThat(sheet.fits("0,1,2")).isFalse();
    }

    @Test
    void anOptionThatDoesNotExistIsNoAnswer() {
        assertThat(Sheet.of(SEVERAL, ANA, "u").read(Form.with(Map.of("answer", "7"))))
                .isEmpty();
    }

    private static Map<String, String> numbered(Sheet sheet, List<Integer> order) {
        return sheet.shown().stream()
                .collect(java.util.stream.Collectors.toMap(
                        step -> Sheet.field(sheet.shown().indexOf(step)),
                        step -> Integer.toString(order.indexOf(step) + 1)));
    }
}
