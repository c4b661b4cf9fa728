package org.tessera.assess.bank;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What is right, fixed before the first answer and versioned with the item. It never leaves the server before release,
 * so its text form says only what kind it is.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "key")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Key.One.class, name = "one"),
    @JsonSubTypes.Type(value = Key.Some.class, name = "some"),
    @JsonSubTypes.Type(value = Key.Sequence.class, name = "sequence"),
    @JsonSubTypes.Type(value = Key.Pairs.class, name = "pairs"),
    @JsonSubTypes.Type(value = Key.Fills.class, name = "fills"),
    @JsonSubTypes.Type(value = Key.Amount.class, name = "amount"),
    @JsonSubTypes.Type(value = Key.Panel.class, name = "panel"),
    @JsonSubTypes.Type(value = Key.People.class, name = "people")
})
public sealed interface Key {
    /** What an answer to the question is worth. */
    Score score(Question question, Response response);

    /** The most points that this key gives to an answer; 0 where people mark it. */
    default int worth(Question question) {
        return score(question, Response.none()) instanceof Score.Points points ? points.most() : 0;
    }

    /** A right answer, to be shown where keys may be shown; blank where people judge. */
    Response model(Question question);

    /** One option, area or truth value. */
    record One(String option) implements Key {
        @Override
        public Score score(Question question, Response response) {
            return new Score.Points(response.value("").equals(option) ? 1 : 0, 1);
        }

        @Override
        public Response model(Question question) {
            return Response.one(option);
        }

        @Override
        public String toString() {
            return "key of one";
        }
    }

    /** Exactly these are to be ticked. */
    record Some(List<String> options, Rule rule) implements Key {
        @Override
        public Score score(Question question, Response response) {
            int right = (int)
                    options.stream().filter(response.values()::containsKey).count();
            return rule.points(right, response.values().size() - right, options.size());
        }

        @Override
        public Response model(Question question) {
            return Models.ticked(options);
        }

        @Override
        public String toString() {
            return "key of some";
        }
    }

    /** The right order: the first id belongs to place 1. */
    record Sequence(List<String> options, Rule rule) implements Key {
        @Override
        public Score score(Question question, Response response) {
            int right = 0;
            for (int i = 0; i < options.size(); i++)
                if (response.value(options.get(i)).equals(Integer.toString(i + 1))) right++;
            return rule.points(right, 0, options.size());
        }

        @Override
        public Response model(Question question) {
            return Models.ranked(options);
        }

        @Override
        public String toString() {
            return "key of a sequence";
        }
    }

    /** The right choice for each line. */
    record Pairs(Map<String, String> choices, Rule rule) implements Key {
        @Override
        public Score score(Question question, Response response) {
            int right = (int) choices.entrySet().stream()
                    .filter(e -> response.value(e.getKey()).equals(e.getValue()))
                    .count();
            return rule.points(right, 0, choices.size());
        }

        @Override
        public Response model(Question question) {
            return new Response(choices);
        }

        @Override
        public String toString() {
            return "key of pairs";
        }
    }

    /**
     * What fits each gap: the id of a choice, or any of the accepted words, of all languages together. Capitals, spaces at
     * the ends and several spaces in a row make no difference; accents and spelling do.
     */
    record Fills(Map<String, List<String>> accepted, Rule rule) implements Key {
        @Override
        public Score score(Question question, Response response) {
            int right = (int) accepted.entrySet().stream()
                    .filter(e -> Written.isOneOf(response.value(e.getKey()), e.getValue()))
                    .count();
            return rule.points(right, 0, accepted.size());
        }

        @Override
        public Response model(Question question) {
            return Models.first(accepted);
        }

        @Override
        public String toString() {
            return "key of gaps";
        }
    }

    /** A number that may be off by no more than the tolerance, which may be 0. */
    record Amount(BigDecimal value, BigDecimal tolerance) implements Key {
        @Override
        public Score score(Question question, Response response) {
            boolean near = Written.numbers(response.value("")).stream()
                    .anyMatch(n -> n.subtract(value).abs().compareTo(tolerance) <= 0);
            return new Score.Points(near ? 1 : 0, 1);
        }

        @Override
        public Response model(Question question) {
            return Response.one(value.toPlainString());
        }

        @Override
        public String toString() {
            return "key of a number";
        }
    }

    /**
     * The ratings of a panel of experts from 1 to 5, one row an expert and one column an option. The key proper is worked
     * out of them, so that everybody can see later where it came from.
     */
    record Panel(List<List<Integer>> ratings) implements Key {
        /** Whether the experts are enough and agree well enough to certify with. */
        public boolean sound(Question.Judgement situation) {
            return new Experts(this, situation).fault().isEmpty();
        }

        @Override
        public Score score(Question question, Response response) {
            return new Experts(this, (Question.Judgement) question.core()).score(response);
        }

        @Override
        public Response model(Question question) {
            return new Experts(this, (Question.Judgement) question.core()).model();
        }

        @Override
        public String toString() {
            return "key of a panel";
        }
    }

    /** No key: people mark it. {@code model} is a good answer or what to look for, by language, for those who mark. */
    record People(Map<String, String> model) implements Key {
        @Override
        public Score score(Question question, Response response) {
            return new Score.ByPeople(Models.points(question.core()));
        }

        @Override
        public Response model(Question question) {
            return Response.none();
        }

        @Override
        public String toString() {
            return "no key";
        }
    }
}
