package org.tessera.assess;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tessera.assess.bank.Key;
import org.tessera.assess.bank.Question;
import org.tessera.platform.Sha256;
import org.tessera.platform.Yaml;

/**
 * An {@code items.yaml} as it was read and checked, before it is stored. It holds keys, so it is never logged or shown:
 * its text form says only what it is.
 *
 * @param form what the exam's form is made of; nothing when all items are for practice
 * @param hash the SHA-256 of the file
 */
record ItemPack(String microCredential, String use, List<Item> items, Optional<Plan> form, String hash) {
    /** One question with its key. */
    record Item(String name, boolean practice, String outcome, Key key, Map<String, String> why, Question question) {}

    /** What the form is to be made of. */
    record Plan(String name, int minutes, int cut, Map<String, String> cutSource, List<String> items) {}

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
        var form = scored || file.has("form") ? Optional.of(plan(file.at("form"), items)) : Optional.<Plan>empty();
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
        var key = item.text("key");
        if (!item.text("kind").equals("single")) throw wrong(item, "the kind must be single");
        if (options.stream().filter(o -> o.id().equals(key)).count() != 1)
            throw wrong(item, "the key is not one of the options");
        return new Item(
                item.text("id"),
                item.text("use").equals("practice"),
                item.text("outcome"),
                new Key.One(key),
                words(item, "why"),
                new Question.Choice(words(item, "stem"), options));
    }

    private static Plan plan(Yaml place, List<Item> items) {
        var form = new Plan(
                place.text("id"),
                place.number("minutes"),
                place.number("cut"),
                words(place, "cut-source"),
                place.texts("items"));
        var seen = new HashSet<String>();
        for (String name : form.items()) {
            if (!seen.add(name)) throw wrong(place, name + " stands in the form twice");
            if (items.stream().noneMatch(i -> i.name().equals(name) && !i.practice()))
                throw wrong(place, name + " is not a scored item of this file");
        }
        if (form.minutes() < 1 || form.minutes() > 240) throw wrong(place, "1 to 240 minutes are possible");
        if (form.cut() < 1 || form.cut() > form.items().size())
            throw wrong(place, "the cut must lie between 1 and the number of items");
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
