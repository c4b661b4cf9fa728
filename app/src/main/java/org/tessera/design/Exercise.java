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

    /** The word for this kind in content files. */
    String kind();

    /**
     * Exactly one option is right.
     *
     * @param kind {@code choice}, or {@code say} when the options are what one could say next in a talk
     */
    record Choice(String id, String title, String prompt, List<Option> options, String kind) implements Exercise {}

    /**
     * One option or more are right.
     *
     * @param kind {@code several}, or {@code spot} when the options are the parts of a message, in their order
     */
    record Several(String id, String title, String prompt, List<Option> options, String kind) implements Exercise {}

    /**
     * Steps to be put in order.
     *
     * @param steps in the right order; the player shuffles them
     * @param right feedback when the order is right
     * @param other feedback for every other order
     */
    record Order(String id, String title, String prompt, List<String> steps, String right, String other)
            implements Exercise {
        @Override
        public String kind() {
            return "order";
        }
    }

    /**
     * What belongs together.
     *
     * @param pairs as they belong; the player shuffles the right-hand sides
     * @param right feedback when all are right
     * @param other feedback for everything else
     */
    record Match(String id, String title, String prompt, List<Pair> pairs, String right, String other)
            implements Exercise {
        @Override
        public String kind() {
            return "match";
        }
    }

    /**
     * Things to be put into groups.
     *
     * @param pairs each thing and the group it belongs to; a group has one thing or more
     * @param right feedback when all are right
     * @param other feedback for everything else
     */
    record Sort(String id, String title, String prompt, List<Pair> pairs, String right, String other)
            implements Exercise {
        /** The groups in the order in which they first stand. */
        public List<String> groups() {
            return pairs.stream().map(Pair::right).distinct().toList();
        }

        @Override
        public String kind() {
            return "sort";
        }
    }

    /**
     * Sentences with a gap each, and words to choose from.
     *
     * @param gaps the sentences
     * @param right feedback when all are right
     * @param other feedback for everything else
     */
    record Fill(String id, String title, String prompt, List<Gap> gaps, String right, String other)
            implements Exercise {
        @Override
        public String kind() {
            return "fill";
        }
    }

    /**
     * The learner writes about their own job or home, then compares.
     *
     * @param model one good answer
     */
    record Write(String id, String title, String prompt, String model) implements Exercise {
        @Override
        public String kind() {
            return "write";
        }
    }

    /** One option, whether it is right, and what choosing it leads to. */
    record Option(String text, boolean right, String feedback) {}

    /** Two texts that belong together. */
    record Pair(String left, String right) {}

    /** A sentence with a gap; the first of the choices is right, the player shuffles them. */
    record Gap(String before, List<String> choices, String after) {}
}
