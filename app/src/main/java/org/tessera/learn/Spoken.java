package org.tessera.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tessera.design.Exercise;
import org.tessera.design.Markdown;
import org.tessera.design.UnitText;

/**
 * The words that a voice says on each page of a unit, as plain paragraphs: the narration of a slide, the notes, an
 * exercise with what can be chosen. What an author lists as belonging together is read in the order of the alphabet, so
 * that listening gives nothing away.
 */
final class Spoken {
    private static final Pattern BEGINS_ANEW = Pattern.compile("(?:[-*>]|\\d{1,2}\\.)\\s.*");
    private static final Pattern LINE_TO_WRITE_ON = Pattern.compile("_{3,}");

    private Spoken() {}

    /** The paragraphs of one step. */
    static List<String> of(UnitText text, Step step) {
        return switch (step.kind()) {
            case SLIDE -> text.slide(step.id()).orElseThrow().narration();
            case NOTES -> paragraphs(text.notes());
            case EXERCISE -> exercise(text.exercise(step.id()).orElseThrow());
        };
    }

    /** The words of a unit, each with what it means. */
    static List<String> glossary(UnitText text) {
        return text.glossary().stream()
                .flatMap(term -> Stream.of(sentence(term.word()), sentence(Markdown.plain(term.meaning()))))
                .toList();
    }

    /** Lines that are said one after the other. */
    static List<String> lines(Stream<String> lines) {
        return lines.map(Markdown::plain)
                .filter(line -> !line.isBlank())
                .map(Spoken::sentence)
                .toList();
    }

    private static List<String> exercise(Exercise exercise) {
        return Stream.of(
                        Stream.of(sentence(exercise.title())),
                        paragraphs(exercise.prompt()).stream(),
                        choices(exercise))
                .flatMap(part -> part)
                .toList();
    }

    private static Stream<String> choices(Exercise exercise) {
        return switch (exercise) {
            case Exercise.Choice choice -> choice.options().stream().map(o -> sentence(Markdown.plain(o.text())));
            case Exercise.Several several -> several.options().stream().map(o -> sentence(Markdown.plain(o.text())));
            case Exercise.Order order -> alphabetical(order.steps().stream());
            case Exercise.Match match ->
                Stream.concat(
                        match.pairs().stream().map(pair -> sentence(Markdown.plain(pair.left()))),
                        alphabetical(match.pairs().stream().map(Exercise.Pair::right)));
            case Exercise.Sort sort ->
                Stream.concat(
                        sort.pairs().stream().map(pair -> sentence(Markdown.plain(pair.left()))),
                        alphabetical(sort.groups().stream()));
            case Exercise.Fill fill ->
                fill.gaps().stream()
                        .flatMap(gap -> Stream.concat(
                                Stream.of(sentence(Markdown.plain(gap.before()) + " … " + Markdown.plain(gap.after()))),
                                alphabetical(gap.choices().stream())));
            case Exercise.Write write -> Stream.empty();
        };
    }

    private static Stream<String> alphabetical(Stream<String> texts) {
        return texts.map(Markdown::plain).distinct().sorted().map(Spoken::sentence);
    }

    /** A line without its full stop would run into the next one. */
    private static String sentence(String line) {
        return line.isEmpty() || ".!?;:…\"»”".indexOf(line.charAt(line.length() - 1)) >= 0 ? line : line + ".";
    }

    /** The paragraphs and list items of a text. */
    private static List<String> paragraphs(String markdown) {
        var blocks = new ArrayList<String>();
        boolean anew = true;
        for (String line : markdown.lines().map(String::strip).toList()) {
            if (line.isEmpty()) {
                anew = true;
                continue;
            }
            if (anew || BEGINS_ANEW.matcher(line).matches()) blocks.add(line);
            else blocks.add(blocks.removeLast() + "\n" + line);
            anew = false;
        }
        return blocks.stream()
                .map(block -> LINE_TO_WRITE_ON
                        .matcher(Markdown.plain(block))
                        .replaceAll("")
                        .strip())
                .filter(plain -> plain.codePoints().anyMatch(Character::isLetter))
                .map(Spoken::sentence)
                .toList();
    }
}
