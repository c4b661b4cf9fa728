package org.tessera.assess.bank;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a candidate sees of an item, one record for each kind. There is no key here to leak.
 *
 * <p>Words are maps from language code to text. Ids of options, lines, gaps and areas are letters, digits, {@code -} and
 * {@code _}, and say nothing about what is right. Options are shown in the order in which they stand.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = Question.Choice.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Question.Choice.class, name = "single"),
    @JsonSubTypes.Type(value = Question.Several.class, name = "several"),
    @JsonSubTypes.Type(value = Question.TrueFalse.class, name = "true-false"),
    @JsonSubTypes.Type(value = Question.Order.class, name = "order"),
    @JsonSubTypes.Type(value = Question.Match.class, name = "match"),
    @JsonSubTypes.Type(value = Question.Gaps.class, name = "gaps"),
    @JsonSubTypes.Type(value = Question.Numeric.class, name = "number"),
    @JsonSubTypes.Type(value = Question.ShortText.class, name = "text"),
    @JsonSubTypes.Type(value = Question.Hotspot.class, name = "hotspot"),
    @JsonSubTypes.Type(value = Question.Reading.class, name = "reading"),
    @JsonSubTypes.Type(value = Question.Judgement.class, name = "judgement"),
    @JsonSubTypes.Type(value = Question.Performance.class, name = "performance"),
    @JsonSubTypes.Type(value = Question.Upload.class, name = "upload"),
    @JsonSubTypes.Type(value = Question.Recording.class, name = "recording")
})
public sealed interface Question {
    /** What is asked, by language. */
    Map<String, String> stem();

    /** What can be filled in; empty where the answer is a file. */
    List<Field> fields();

    /** Whether this is a possible answer, complete or not, in the encoding of {@link Response}. */
    default boolean accepts(String answer) {
        return Response.fits(this, answer);
    }

    /** Whether people score it, because no key can. */
    default boolean markedByPeople() {
        return false;
    }

    /** One possible answer, step or line. */
    record Option(String id, Map<String, String> text) {}

    /** One right answer among several; radio buttons. */
    record Choice(Map<String, String> stem, List<Option> options) implements Question {
        @Override
        public List<Field> fields() {
            return List.of(Field.one(ids(options)));
        }
    }

    /** Any number of right answers; tick boxes. */
    record Several(Map<String, String> stem, List<Option> options) implements Question {
        @Override
        public List<Field> fields() {
            return Field.ticks(ids(options));
        }
    }

    /** A statement that is true or false. */
    record TrueFalse(Map<String, String> stem) implements Question {
        @Override
        public List<Field> fields() {
            return List.of(Field.one(List.of("true", "false")));
        }
    }

    /** Steps to be put in order by giving each its number. */
    record Order(Map<String, String> stem, List<Option> options) implements Question {
        @Override
        public List<Field> fields() {
            return Field.each(ids(options), numbers(options.size()));
        }
    }

    /** Lines, each with one of the same choices; a choice may be used more than once, or never. */
    record Match(Map<String, String> stem, List<Option> lines, List<Option> choices) implements Question {
        @Override
        public List<Field> fields() {
            return Field.each(ids(lines), ids(choices));
        }
    }

    /**
     * A passage with gaps.
     *
     * @param passage by language; {@code [[1]]} stands where the gap with the id {@code 1} is
     */
    record Gaps(Map<String, String> stem, Map<String, String> passage, List<Gap> gaps) implements Question {
        /** One gap: to choose from when there are choices, else to write into. */
        public record Gap(String id, List<Option> choices) {}

        /** The longest word or phrase, in characters. */
        static final int LONGEST = 200;

        @Override
        public List<Field> fields() {
            return gaps.stream()
                    .map(g -> new Field(g.id(), ids(g.choices()), LONGEST))
                    .toList();
        }
    }

    /** A number to be worked out; {@code unit} stands behind the box and may be empty. */
    record Numeric(Map<String, String> stem, Map<String, String> unit) implements Question {
        @Override
        public List<Field> fields() {
            return List.of(Field.free(40));
        }
    }

    /**
     * A few sentences, marked by people.
     *
     * @param words asked for, as a hint
     * @param most the points that can be given
     */
    record ShortText(Map<String, String> stem, int words, int most) implements Question {
        @Override
        public List<Field> fields() {
            return List.of(Field.free(4_000));
        }

        @Override
        public boolean markedByPeople() {
            return true;
        }
    }

    /** A place on a picture: marked areas, to be clicked or chosen from a list beside it. */
    record Hotspot(Map<String, String> stem, Picture picture, List<Area> areas, boolean several) implements Question {
        /**
         * The picture.
         *
         * @param type {@code image/png} or {@code image/jpeg}
         * @param data Base64
         * @param width in pixels
         * @param height in pixels
         * @param alt what is to be seen, by language, without telling the answer
         */
        public record Picture(String type, String data, int width, int height, Map<String, String> alt) {}

        /** A rectangle in pixels of the picture, and what it is called in the list. */
        public record Area(String id, int x, int y, int width, int height, Map<String, String> label) {}

        @Override
        public List<Field> fields() {
            var ids = areas.stream().map(Area::id).toList();
            return several ? Field.ticks(ids) : List.of(Field.one(ids));
        }
    }

    /** Documents or e-mails to be read, and a question about them. */
    record Reading(List<Document> documents, Question question) implements Question {
        /** One document: its heading or the subject of the e-mail, and its text by language; plain paragraphs. */
        public record Document(Map<String, String> title, Map<String, String> text) {}

        @Override
        public Map<String, String> stem() {
            return question.stem();
        }

        @Override
        public List<Field> fields() {
            return question.fields();
        }

        @Override
        public boolean markedByPeople() {
            return question.markedByPeople();
        }
    }

    /** A situation at work with possible deeds to be judged. */
    record Judgement(Map<String, String> stem, Manner manner, List<Option> options) implements Question {
        /** How the deeds are judged. */
        public enum Manner {
            /** Each from 1, not at all effective, to 5, very effective. */
            RATE,
            /** The best one and the worst one. */
            BEST_WORST,
            /** All of them, 1 for the best. */
            RANK
        }

        /** The highest rating. */
        static final int HIGHEST = 5;

        @Override
        public List<Field> fields() {
            return switch (manner) {
                case RATE -> Field.each(ids(options), numbers(HIGHEST));
                case BEST_WORST -> Field.each(List.of("best", "worst"), ids(options));
                case RANK -> Field.each(ids(options), numbers(options.size()));
            };
        }
    }

    /** A piece of written work like at work, marked by people against criteria. */
    record Performance(Map<String, String> stem, List<Criterion> criteria) implements Question {
        @Override
        public List<Field> fields() {
            return List.of(Field.free(20_000));
        }

        @Override
        public boolean markedByPeople() {
            return true;
        }
    }

    /**
     * A file that was made, marked by people against criteria.
     *
     * @param kinds of files that are taken
     * @param megabytes that it may have, 1 to 5
     */
    record Upload(Map<String, String> stem, List<FileKind> kinds, int megabytes, List<Criterion> criteria)
            implements Question {
        @Override
        public List<Field> fields() {
            return List.of();
        }

        @Override
        public boolean markedByPeople() {
            return true;
        }
    }

    /** Something said aloud, recorded here or brought as a file; at most {@code seconds} long, as a rule 180. */
    record Recording(Map<String, String> stem, int seconds, List<Criterion> criteria) implements Question {
        @Override
        public List<Field> fields() {
            return List.of();
        }

        @Override
        public boolean markedByPeople() {
            return true;
        }
    }

    /** One criterion of a rubric; {@code benchmarks} says what 0, 1, 2 and 3 points look like, in that order. */
    record Criterion(String id, Map<String, String> title, List<Map<String, String>> benchmarks) {}

    /** The question itself, without the documents before it. */
    default Question core() {
        return this instanceof Reading reading ? reading.question().core() : this;
    }

    /** The ids of options, in their order. */
    static List<String> ids(List<Option> options) {
        return options.stream().map(Option::id).toList();
    }

    private static List<String> numbers(int most) {
        return new ArrayList<>(
                IntStream.rangeClosed(1, most).mapToObj(Integer::toString).toList());
    }
}
