package org.tessera.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one exercise of a unit. */
final class ExerciseReader {
    static final Pattern HEADING = Pattern.compile("(?<title>.+?)\\s*\\{(?<id>x[0-9]+) (?<kind>[a-z]+)}");
    private static final Pattern OPTION = Pattern.compile("- \\[(?<mark>.)] (?<text>.+)");
    private static final Pattern STEP = Pattern.compile("[0-9]+\\. (?<text>.+)");
    private static final Pattern GAP =
            Pattern.compile("(?<before>[^\\[\\]]*)\\[\\[(?<choices>[^\\[\\]]+)]](?<after>[^\\[\\]]*)");
    private static final int FEWEST = 3;

    private final String file;
    private final Block block;
    private final Complaints complaints;

    ExerciseReader(String file, Block block, Complaints complaints) {
        this.file = file;
        this.block = block;
        this.complaints = complaints;
    }

    /** The exercise, or nothing when its kind is unknown. */
    Optional<Exercise> read(Matcher heading) {
        var id = heading.group("id");
        var title = heading.group("title");
        return switch (heading.group("kind")) {
            case "choice", "say" -> Optional.of(choice(id, title, heading.group("kind")));
            case "several", "spot" -> Optional.of(several(id, title, heading.group("kind")));
            case "order" -> Optional.of(order(id, title));
            case "match" -> Optional.of(match(id, title));
            case "sort" -> Optional.of(sort(id, title));
            case "fill" -> Optional.of(fill(id, title));
            case "write" -> Optional.of(write(id, title));
            default -> {
                complain("“" + heading.group("kind") + "” is not a kind of exercise");
                yield Optional.empty();
            }
        };
    }

    private Exercise choice(String id, String title, String kind) {
        var options = options();
        long right = options.stream().filter(Exercise.Option::right).count();
        if (right != 1) complain("a choice has exactly one right option, not " + right);
        return new Exercise.Choice(id, title, prompt(line -> line.startsWith("- [")), options, kind);
    }

    private Exercise several(String id, String title, String kind) {
        var options = options();
        if (options.stream().noneMatch(Exercise.Option::right)) complain("no option is right");
        return new Exercise.Several(id, title, prompt(line -> line.startsWith("- [")), options, kind);
    }

    private Exercise order(String id, String title) {
        var steps = new ArrayList<String>();
        for (String line : block.lines()) {
            var step = STEP.matcher(line);
            if (step.matches()) steps.add(step.group("text").strip());
        }
        if (steps.size() < FEWEST) complain("an order has at least " + FEWEST + " steps");
        if (steps.stream().distinct().count() < steps.size()) complain("two steps are the same");
        var feedback = rightAndOther();
        return new Exercise.Order(
                id, title, prompt(line -> STEP.matcher(line).matches()), steps, feedback.get(0), feedback.get(1));
    }

    private Exercise match(String id, String title) {
        var pairs = pairs();
        if (pairs.stream().map(Exercise.Pair::right).distinct().count() < pairs.size())
            complain("two right sides are the same");
        var feedback = rightAndOther();
        return new Exercise.Match(
                id, title, prompt(line -> line.startsWith("- ")), pairs, feedback.get(0), feedback.get(1));
    }

    private Exercise sort(String id, String title) {
        var feedback = rightAndOther();
        var sort = new Exercise.Sort(
                id, title, prompt(line -> line.startsWith("- ")), pairs(), feedback.get(0), feedback.get(1));
        if (sort.groups().size() < 2) complain("a sort has at least 2 groups");
        return sort;
    }

    private List<Exercise.Pair> pairs() {
        var pairs = new ArrayList<Exercise.Pair>();
        for (int i = 0; i < block.lines().size(); i++) {
            var line = block.lines().get(i);
            if (!line.startsWith("- ")) continue;
            var sides = line.substring(2).split(" = ", -1);
            if (sides.length == 2 && !sides[0].isBlank() && !sides[1].isBlank()) {
                pairs.add(new Exercise.Pair(sides[0].strip(), sides[1].strip()));
            } else complaints.add(file, block.lineOf(i), "a pair is written like “- left = right”");
        }
        if (pairs.size() < FEWEST) complain("there are at least " + FEWEST + " pairs");
        if (pairs.stream().map(Exercise.Pair::left).distinct().count() < pairs.size())
            complain("two left sides are the same");
        return pairs;
    }

    private Exercise fill(String id, String title) {
        var gaps = new ArrayList<Exercise.Gap>();
        for (int i = 0; i < block.lines().size(); i++) {
            var line = block.lines().get(i);
            if (!line.startsWith("- ")) continue;
            var gap = GAP.matcher(line.substring(2));
            var choices = gap.matches()
                    ? java.util.Arrays.stream(gap.group("choices").split("\\|"))
                            .map(String::strip)
                            .filter(c -> !c.isEmpty())
                            .distinct()
                            .toList()
                    : List.<String>of();
            if (choices.size() < 2)
                complaints.add(file, block.lineOf(i), "a gap is written like “- It comes from [[right | other]].”");
            else
                gaps.add(new Exercise.Gap(
                        gap.group("before").strip(), choices, gap.group("after").strip()));
        }
        if (gaps.isEmpty()) complain("there is no gap to fill");
        var feedback = rightAndOther();
        return new Exercise.Fill(
                id, title, prompt(line -> line.startsWith("- ")), gaps, feedback.get(0), feedback.get(1));
    }

    private Exercise write(String id, String title) {
        var parts = block.split("### ");
        var model = parts.size() == 1 && parts.getFirst().heading().equals("Model")
                ? parts.getFirst().text()
                : "";
        if (model.isEmpty()) complain("a write exercise needs one part “### Model” with a model answer");
        return new Exercise.Write(id, title, prompt(line -> line.startsWith("### ")), model);
    }

    private String prompt(java.util.function.Predicate<String> end) {
        var prompt = block.before(end).text();
        if (prompt.isEmpty()) complain("the exercise has no prompt");
        return prompt;
    }

    private List<Exercise.Option> options() {
        var options = new ArrayList<Exercise.Option>();
        var rest = block.from(line -> line.startsWith("- ["));
        for (Block each : rest.split("- ")) {
            var option = OPTION.matcher("- " + each.heading());
            if (!option.matches() || !" x".contains(option.group("mark"))) {
                complaints.add(file, each.line(), "an option begins with “- [ ] ” or “- [x] ” and a text");
                continue;
            }
            var feedback = String.join("\n\n", each.quotes());
            if (feedback.isEmpty()) complaints.add(file, each.line(), "the option has no feedback");
            options.add(new Exercise.Option(
                    option.group("text").strip(), option.group("mark").equals("x"), feedback));
        }
        if (options.size() < FEWEST) complain("there are at least " + FEWEST + " options");
        return options;
    }

    private List<String> rightAndOther() {
        var quotes = block.quotes();
        if (quotes.size() == 2) return quotes;
        complain("two feedbacks are needed, one for a right answer and one for any other, with an empty line between");
        return List.of("", "");
    }

    private void complain(String message) {
        complaints.add(file, block.line(), message);
    }
}
