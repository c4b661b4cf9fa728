package org.tessera.design.studio;

import gg.jte.Content;
import java.util.List;
import java.util.stream.Stream;
import org.tessera.design.Exercise;
import org.tessera.design.Markdown;
import org.tessera.platform.Screen;

/**
 * An exercise on paper: what there is to choose from, and behind a click what each answer leads to.
 *
 * @param choices empty when there is nothing to choose from
 * @param answers an answer and its feedback, Markdown
 */
record Shown(List<String> choices, List<Exercise.Pair> answers) {
    static Shown of(Exercise exercise) {
        return switch (exercise) {
            case Exercise.Choice c -> options(c.options());
            case Exercise.Several s -> options(s.options());
            case Exercise.Order o ->
                new Shown(
                        o.steps().stream().sorted().toList(),
                        both(String.join(" → ", o.steps()), o.right(), o.other()));
            case Exercise.Match m -> pairs(m.pairs(), m.right(), m.other());
            case Exercise.Sort s -> pairs(s.pairs(), s.right(), s.other());
            case Exercise.Fill f ->
                new Shown(
                        f.gaps().stream()
                                .map(g -> g.before() + " … " + g.after() + " ("
                                        + String.join(
                                                " | ",
                                                g.choices().stream().sorted().toList()) + ")")
                                .toList(),
                        both(
                                String.join(
                                        ", ",
                                        f.gaps().stream()
                                                .map(g -> g.choices().getFirst())
                                                .toList()),
                                f.right(),
                                f.other()));
            case Exercise.Write w -> new Shown(List.of(), List.of(new Exercise.Pair("", w.model())));
        };
    }

    /** Markdown as a learner sees it; harmless whatever the author wrote. */
    static Content prose(String pack, String markdown) {
        var html = Markdown.html(
                markdown, picture -> "/learn/pictures/" + pack + "/" + picture.substring(picture.lastIndexOf('/') + 1));
        return out -> out.writeContent(html);
    }

    /** The name of a part of a unit or course, as {@link UnitParts} and {@link WholeCourse} call it, for people. */
    static String part(Screen screen, String part) {
        if (part.startsWith("picture ")) return screen.say("design.studio.part-picture", part.substring(8));
        if (part.startsWith("item ")) return screen.say("design.studio.part-item", part.substring(5));
        return switch (part) {
            case "prerequisites" -> screen.say("design.studio.part-prerequisites");
            case "need" -> screen.say("design.studio.part-need");
            case "title" -> screen.say("design.studio.part-title");
            case "notes" -> screen.say("design.studio.part-notes");
            case "glossary" -> screen.say("design.studio.part-glossary");
            default ->
                screen.say(
                        part.startsWith("s") ? "design.studio.part-slide" : "design.studio.part-exercise",
                        part.substring(1));
        };
    }

    private static Shown options(List<Exercise.Option> options) {
        return new Shown(
                options.stream().map(o -> Markdown.plain(o.text())).toList(),
                options.stream()
                        .map(o -> new Exercise.Pair((o.right() ? "✓ " : "") + Markdown.plain(o.text()), o.feedback()))
                        .toList());
    }

    private static Shown pairs(List<Exercise.Pair> pairs, String right, String other) {
        return new Shown(
                Stream.concat(
                                pairs.stream().map(Exercise.Pair::left),
                                pairs.stream()
                                        .map(Exercise.Pair::right)
                                        .distinct()
                                        .sorted())
                        .toList(),
                both(
                        String.join(
                                "; ",
                                pairs.stream()
                                        .map(p -> p.left() + " = " + p.right())
                                        .toList()),
                        right,
                        other));
    }

    private static List<Exercise.Pair> both(String solution, String right, String other) {
        return List.of(new Exercise.Pair("✓ " + solution, right), new Exercise.Pair("…", other));
    }
}
