package org.tessera.design;

import java.util.List;

/** A decision for the learner, with feedback that says what each answer leads to. Texts are Markdown. */
public sealed interface Exercise {
    /** Unique in the unit and the same in every language. */
    String id();

    /** Its heading. */
    String title();

    /** The situation and the question. */
    String prompt();

    /** The word for this kind in content files and text keys. */
    default String kind() {
        return switch (this) {
            case Choice c -> "choice";
            case Several s -> "several";
            case Order o -> "order";
            case Match m -> "match";
            case Write w -> "write";
        };
    }

    /** Exactly one option is right. */
    record Choice(String id, String title, String prompt, List<Option> options) implements Exercise {}

    /** One option or more are right. */
    record Several(String id, String title, String prompt, List<Option> options) implements Exercise {}

    /**
     * Steps to be put in order.
     *
     * @param steps in the right order; the player shuffles them
     * @param right feedback when the order is right
     * @param other feedback for every other order
     */
    record Order(String id, String title, String prompt, List<String> steps, String right, String other)
            implements Exercise {}

    /**
     * What belongs together.
     *
     * @param pairs as they belong; the player shuffles the right-hand sides
     * @param right feedback when all are right
     * @param other feedback for everything else
     */
    record Match(String id, String title, String prompt, List<Pair> pairs, String right, String other)
            implements Exercise {}

    /**
     * The learner writes about their own job or home, then compares.
     *
     * @param model one good answer
     */
    record Write(String id, String title, String prompt, String model) implements Exercise {}

    /** One option, whether it is right, and what choosing it leads to. */
    record Option(String text, boolean right, String feedback) {}

    /** Two texts that belong together. */
    record Pair(String left, String right) {}
}
