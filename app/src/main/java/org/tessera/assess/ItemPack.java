package org.tessera.assess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tessera.assess.bank.Key;
import org.tessera.assess.bank.Question;
import org.tessera.assess.bank.Wording;
import org.tessera.platform.Sha256;
import org.tessera.platform.Yaml;

/**
 * An {@code items.yaml} as it was read and checked, before it is stored. It holds keys, so it is never logged or shown:
 * its text form says only what it is.
 *
 * @param form what the exam's form is made of; nothing when all items are for practice, or forms are made of them later
 * @param hash the SHA-256 of the file
 */
record ItemPack(String microCredential, String use, List<Item> items, Optional<Plan> form, String hash) {
    /** One question with its key. */
    record Item(String name, boolean practice, String outcome, Key key, Map<String, String> why, Question question) {}

    /** What the form is to be made of; {@code cut} where the file brings one, as a public sample does. */
    record Plan(String name, int minutes, Optional<Integer> cut, Map<String, String> cutSource, List<String> items) {}

    static final String PUBLIC_SAMPLE = "public-sample";

    /** @throws Yaml.Unreadable naming the place and what is wrong there */
    static ItemPack read(String name, String text) {
        var file = Yaml.parse(name, text);
        EveryLanguage.check(file);
        var items = new ArrayList<Item>();
        var names = new HashSet<String>();
        for (Yaml each : file.at("items").list()) {
            var item = item(each);
            if (!names.add(item.name())) throw wrong(each, "the id " + item.name() + " is used twice");
            items.add(item);
        }
        boolean scored = items.stream().anyMatch(i -> !i.practice());
        boolean sample = file.text("use").equals(PUBLIC_SAMPLE);
        var form = sample && scored || file.has("form")
                ? Optional.of(plan(file.at("form"), items))
                : Optional.<Plan>empty();
        if (sample && form.isPresent() && form.get().cut().isEmpty()) throw wrong(file.at("form"), "cut is missing");
        return new ItemPack(file.text("micro-credential"), file.text("use"), items, form, Sha256.of(text));
    }

    List<Item> practice() {
        return items.stream().filter(Item::practice).toList();
    }

    /** A form's questions in their order. */
    List<Item> scored(Plan form) {
        return form.items().stream()
                .map(name -> items.stream()
                        .filter(i -> i.name().equals(name))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private static Item item(Yaml item) {
        var options = new ArrayList<Question.Option>();
        for (Yaml option : item.at("options").list()) {
            options.add(new Question.Option(option.text("id"), words(option, "text")));
        }
        var asked = switch (item.text("kind")) {
            case "single" ->
                new Wording(new Question.Choice(words(item, "stem"), options), one(item, options), Map.of());
            case "judgement" -> situation(item, options);
            default -> throw wrong(item, "the kind must be single or judgement");
        };
        return new Item(
                item.text("id"),
                item.text("use").equals("practice"),
                item.text("outcome"),
                asked.key(),
                words(item, "why"),
                asked.question());
    }

    private static Key one(Yaml item, List<Question.Option> options) {
        var key = item.text("key");
        if (options.stream().filter(o -> o.id().equals(key)).count() != 1)
            throw wrong(item, "the key is not one of the options");
        return new Key.One(key);
    }

    /** A situation to be judged: {@code manner} is rate, best-worst or rank; {@code panel} has a row for each expert. */
    private static Wording situation(Yaml item, List<Question.Option> options) {
        var manner = Arrays.stream(Question.Judgement.Manner.values())
                .filter(m -> m.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(item.text("manner")))
                .findFirst()
                .orElseThrow(() -> wrong(item, "the manner must be rate, best-worst or rank"));
        var ratings = item.at("panel").list().stream()
                .map(expert -> ratings(expert, options.size()))
                .toList();
        var question = new Question.Judgement(words(item, "stem"), manner, options);
        var key = new Key.Panel(ratings);
        if (!key.sound(question)) throw wrong(item, "the ratings of this panel make no sound key");
        return new Wording(question, key, Map.of());
    }

    private static List<Integer> ratings(Yaml expert, int options) {
        var ratings = expert.list().stream()
                .map(Yaml::text)
                .filter(r -> r.matches("[1-5]"))
                .map(Integer::valueOf)
                .toList();
        if (ratings.size() != options) throw wrong(expert, "an expert rates every option from 1 to 5");
        return ratings;
    }

    private static Plan plan(Yaml place, List<Item> items) {
        var form = new Plan(
                place.text("id"),
                place.number("minutes"),
                place.has("cut") ? Optional.of(place.number("cut")) : Optional.empty(),
                place.has("cut") ? words(place, "cut-source") : Map.of(),
                place.texts("items"));
        var seen = new HashSet<String>();
        for (String name : form.items()) {
            if (!seen.add(name)) throw wrong(place, name + " stands in the form twice");
            if (items.stream().noneMatch(i -> i.name().equals(name) && !i.practice()))
                throw wrong(place, name + " is not a scored item of this file");
        }
        if (form.minutes() < 1 || form.minutes() > 240) throw wrong(place, "1 to 240 minutes are possible");
        int points = items.stream()
                .filter(i -> seen.contains(i.name()))
                .mapToInt(i -> i.key().worth(i.question()))
                .sum();
        if (form.cut().filter(cut -> cut < 1 || cut > points).isPresent())
            throw wrong(place, "the cut must lie between 1 and the " + points + " points of the form");
        return form;
    }

    private static Map<String, String> words(Yaml place, String key) {
        return EveryLanguage.text(place, key);
    }

    private static Yaml.Unreadable wrong(Yaml place, String what) {
        return new Yaml.Unreadable(place.where() + ": " + what);
    }

    @Override
    public String toString() {
        return "item pack " + microCredential + ", " + items.size() + " items";
    }
}
