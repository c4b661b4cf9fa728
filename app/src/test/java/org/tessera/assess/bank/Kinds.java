package org.tessera.assess.bank;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** One item of each kind in two languages, for tests of whatever must work for all of them. */
public final class Kinds {
    /** A question and its key. */
    public record Sample(Question question, Key key) {}

    /** A real picture, because what brings one measures it. */
    private static final byte[] PICTURE = picture();

    private Kinds() {}

    private static byte[] picture() {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(100, 80, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By a name of the kind, in a fixed order. */
    public static Map<String, Sample> all() {
        var all = new LinkedHashMap<String, Sample>();
        all.put("single", new Sample(new Question.Choice(stem("single"), options("a", "b", "c")), new Key.One("b")));
        all.put("several", several(Rule.ALL_OR_NOTHING));
        all.put("true-false", new Sample(new Question.TrueFalse(stem("true")), new Key.One("false")));
        all.put("order", order(Rule.PARTIAL));
        all.put("match", match(Rule.PARTIAL));
        all.put("gaps", gaps(Rule.PARTIAL));
        all.put("number", number());
        all.put(
                "text",
                new Sample(
                        new Question.ShortText(stem("text"), 40, 3), new Key.People(words("A good answer", "Καλή"))));
        all.put("hotspot", hotspot(false));
        all.put("hotspots", hotspot(true));
        all.put(
                "reading",
                new Sample(
                        new Question.Reading(
                                List.of(new Question.Reading.Document(
                                        words("Re: the till & <more>", "Θέμα: το ταμείο"),
                                        words("Dear all,\n\nthe till is shut.", "Αγαπητοί,\n\nτο ταμείο έκλεισε."))),
                                several(Rule.PARTIAL).question()),
                        several(Rule.PARTIAL).key()));
        for (Question.Judgement.Manner manner : Question.Judgement.Manner.values())
            all.put("judgement-" + manner, judgement(manner));
        all.put(
                "performance",
                new Sample(new Question.Performance(stem("work"), criteria()), new Key.People(Map.of())));
        all.put(
                "upload",
                new Sample(
                        new Question.Upload(stem("file"), List.of(FileKind.PDF, FileKind.PNG), 2, criteria()),
                        new Key.People(words("Look at the layout", "Κοιτάξτε τη διάταξη"))));
        all.put(
                "recording",
                new Sample(new Question.Recording(stem("voice"), 180, criteria()), new Key.People(Map.of())));
        return Collections.unmodifiableMap(all);
    }

    /** The same in English alone, as it is first written. */
    static Wording english(String kind) {
        var sample = all().get(kind);
        var json = tools.jackson.databind.json.JsonMapper.builder().build();
        var tree = json.readTree(json.writeValueAsString(sample.question()));
        alone(tree);
        var key = sample.key() instanceof Key.People(var model) && model.containsKey("en")
                ? new Key.People(Map.of("en", model.get("en")))
                : sample.key();
        return new Wording(json.treeToValue(tree, Question.class), key, Map.of("en", "Because of " + kind + "."));
    }

    private static void alone(tools.jackson.databind.JsonNode node) {
        if (node instanceof tools.jackson.databind.node.ObjectNode object && object.has("en")) object.remove("el");
        node.forEach(Kinds::alone);
    }

    static Sample several(Rule rule) {
        return new Sample(
                new Question.Several(stem("several"), options("a", "b", "c", "d")),
                new Key.Some(List.of("a", "c"), rule));
    }

    static Sample order(Rule rule) {
        return new Sample(
                new Question.Order(stem("order"), options("a", "b", "c")),
                new Key.Sequence(List.of("c", "a", "b"), rule));
    }

    static Sample match(Rule rule) {
        var pairs = new LinkedHashMap<String, String>();
        pairs.put("l1", "y");
        pairs.put("l2", "x");
        pairs.put("l3", "y");
        return new Sample(
                new Question.Match(stem("match"), options("l1", "l2", "l3"), options("x", "y", "z")),
                new Key.Pairs(pairs, rule));
    }

    static Sample gaps(Rule rule) {
        var accepted = new LinkedHashMap<String, List<String>>();
        accepted.put("1", List.of("y"));
        accepted.put("2", List.of("Athens", "Αθήνα"));
        return new Sample(
                new Question.Gaps(
                        stem("gaps"),
                        words("The [[1]] goes to [[2]] at noon.", "Το [[1]] πάει στην [[2]] το μεσημέρι."),
                        List.of(new Question.Gaps.Gap("1", options("x", "y")), new Question.Gaps.Gap("2", List.of()))),
                new Key.Fills(accepted, rule));
    }

    static Sample number() {
        return new Sample(
                new Question.Numeric(stem("number"), words("euro", "ευρώ")),
                new Key.Amount(new BigDecimal("1500.5"), new BigDecimal("0.5")));
    }

    static Sample hotspot(boolean several) {
        var areas = List.of(
                new Question.Hotspot.Area("h1", 0, 0, 40, 30, words("The till", "Το ταμείο")),
                new Question.Hotspot.Area("h2", 50, 0, 40, 30, words("The door", "Η πόρτα")),
                new Question.Hotspot.Area("h3", 0, 40, 40, 30, words("The sink", "Ο νεροχύτης")));
        return new Sample(
                new Question.Hotspot(
                        stem("hotspot"),
                        new Question.Hotspot.Picture(
                                "image/png",
                                Base64.getEncoder().encodeToString(PICTURE),
                                100,
                                80,
                                words("A shop from above", "Ένα κατάστημα από ψηλά")),
                        areas,
                        several),
                several ? new Key.Some(List.of("h1", "h3"), Rule.PARTIAL) : new Key.One("h2"));
    }

    /** The experts hold a for the best and d for the worst; means 4.5, 3.5, 2.5, 1.5. */
    static Sample judgement(Question.Judgement.Manner manner) {
        var ratings = IntStream.range(0, 12)
                .mapToObj(e -> List.of(4 + e % 2, 3 + e % 2, 2 + e % 2, 1 + e % 2))
                .toList();
        return new Sample(
                new Question.Judgement(stem("judgement"), manner, options("a", "b", "c", "d")), new Key.Panel(ratings));
    }

    static List<Question.Criterion> criteria() {
        return IntStream.rangeClosed(1, 2)
                .mapToObj(n -> new Question.Criterion(
                        "C" + n,
                        words("Criterion " + n, "Κριτήριο " + n),
                        IntStream.rangeClosed(0, 3)
                                .mapToObj(p -> words(p + " of " + n, p + " από " + n))
                                .toList()))
                .toList();
    }

    static List<Question.Option> options(String... ids) {
        return java.util.Arrays.stream(ids)
                .map(id -> new Question.Option(id, words("Option " + id, "Επιλογή " + id)))
                .toList();
    }

    static Map<String, String> stem(String kind) {
        return words("What about " + kind + "?\n\nThink first.", "Τι για " + kind + ";\n\nΣκεφτείτε.");
    }

    static Map<String, String> words(String english, String greek) {
        var words = new LinkedHashMap<String, String>();
        words.put("en", english);
        words.put("el", greek);
        return words;
    }
}
