package org.tessera.assess.bank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.w3c.dom.Element;

/**
 * An item of QTI 3.0 or 2.x. What our own writer wrote comes back as it was; of what others wrote everything that can't be
 * kept is noted, and a part that would change the question is a fault, with which the item is not taken at all.
 *
 * <p>One file for all kinds, long as it is: so it can be read beside {@link QtiWriter}, kind by kind.
 */
final class QtiReader {
    /** An item as it was read; no wording when a fault is among the notes. */
    record Read(String name, Optional<Wording> wording, List<QtiNote> notes) {}

    private static final Set<String> INTERACTIONS = Set.of(
            "choice-interaction",
            "order-interaction",
            "match-interaction",
            "inline-choice-interaction",
            "text-entry-interaction",
            "extended-text-interaction",
            "hotspot-interaction",
            "upload-interaction");

    /** Of a stranger's item; ours says more itself. */
    private static final Set<String> UNTAKEN = Set.of("template-declaration", "assessment-stimulus-ref");

    private final Element root;
    private final Element body;
    private final String name;
    private final String language;
    private final String kind;
    private final Function<String, Optional<Question.Hotspot.Picture>> pictures;
    private final List<QtiNote> notes = new ArrayList<>();
    private final Map<String, String> ids = new LinkedHashMap<>();
    private QtiWords words;

    private QtiReader(Element root, Element body, Function<String, Optional<Question.Hotspot.Picture>> pictures) {
        this.root = root;
        this.body = body;
        this.pictures = pictures;
        this.name = Xml.attribute(root, "identifier");
        var code = Xml.attribute(root, "xml:lang").split("-", -1)[0];
        this.language = code.matches("[a-z]{2,3}") ? code : "en";
        this.kind = Xml.attribute(body, "data-tessera-kind");
        this.words = new QtiWords(root, language, !kind.isEmpty(), this::note);
    }

    /** @param pictures the picture of a file in the package, without its words */
    static Read of(Element root, Function<String, Optional<Question.Hotspot.Picture>> pictures) {
        var bodies = Xml.children(root, "item-body");
        var name = Xml.attribute(root, "identifier");
        if (!Xml.name(root).equals("assessment-item") || bodies.isEmpty())
            return new Read(
                    name, Optional.empty(), List.of(new QtiNote(name, "assess.qti.fault.no-item", Xml.name(root))));
        try {
            return new QtiReader(root, bodies.getFirst(), pictures).read();
        } catch (NoSuchElementException | IndexOutOfBoundsException | IllegalArgumentException malformed) {
            // It says that our writer wrote it and lacks what our writer writes.
            return new Read(name, Optional.empty(), List.of(new QtiNote(name, "assess.qti.fault.own", "item-body")));
        }
    }

    private Read read() {
        if (Xml.attribute(root, "adaptive").equals("true")) note("assess.qti.fault.adaptive", "adaptive");
        Xml.children(root).stream()
                .map(Xml::name)
                .filter(UNTAKEN::contains)
                .forEach(n -> note("assess.qti.fault.unsupported", n));
        if (!Xml.children(root, "stylesheet").isEmpty()) note("assess.qti.loss.style", "stylesheet");
        if (kind.isEmpty() && !Xml.children(root, "modal-feedback").isEmpty())
            note("assess.qti.loss.feedback", "modal-feedback");
        var found = interactions(body);
        found.stream()
                .map(Xml::name)
                .filter(n -> !INTERACTIONS.contains(n))
                .forEach(n -> note("assess.qti.fault.unsupported", n));
        if (found.isEmpty()) note("assess.qti.fault.unsupported", "item-body");
        Optional<Wording> wording = faulty() ? Optional.empty() : wording(found);
        wording.ifPresent(w -> Fit.faults(w.question(), w.key()).forEach(f -> note(f, "item-body")));
        return new Read(name, faulty() ? Optional.empty() : wording, List.copyOf(notes));
    }

    private Optional<Wording> wording(List<Element> found) {
        var first = found.getFirst();
        boolean inline = found.stream()
                .allMatch(e -> Set.of("inline-choice-interaction", "text-entry-interaction")
                        .contains(Xml.name(e)));
        if (found.size() > 1 && !inline) {
            note("assess.qti.fault.several", Xml.name(found.get(1)));
            return Optional.empty();
        }
        if (kind.isEmpty()) foreignScoring();
        var item = inline ? inline(found) : block(first);
        var why = Xml.ofClass(body, "tessera-why").stream()
                .findFirst()
                .map(e -> words.of(Xml.children(e).getFirst()))
                .orElse(Map.of());
        return item.map(i -> new Wording(behindDocuments(i.question()), i.key(), why));
    }

    private record Item(Question question, Key key) {}

    private Optional<Item> block(Element interaction) {
        var manner = Xml.attribute(interaction, "data-tessera-manner");
        return switch (Xml.name(interaction)) {
            case "choice-interaction" -> choice(interaction);
            case "order-interaction" -> manner.isEmpty() ? order(interaction) : judgement(interaction, manner);
            case "match-interaction" -> manner.isEmpty() ? match(interaction) : judgement(interaction, manner);
            case "extended-text-interaction" -> written(interaction);
            case "hotspot-interaction" -> hotspot(interaction);
            default -> upload(interaction);
        };
    }

    private Optional<Item> choice(Element interaction) {
        if (Xml.attribute(interaction, "shuffle").equals("true")) note("assess.qti.loss.shuffle", "shuffle");
        var declared = declaration(Xml.attribute(interaction, "response-identifier"));
        var correct = correct(declared);
        if (kind.equals("true-false"))
            return Optional.of(
                    new Item(new Question.TrueFalse(stem(interaction)), new Key.One(String.join("", correct))));
        var options = options(interaction, "simple-choice");
        boolean several = kind.isEmpty()
                ? Xml.attribute(declared.orElse(interaction), "cardinality").equals("multiple")
                : kind.equals("several");
        if (several)
            return Optional.of(new Item(
                    new Question.Several(stem(interaction), options),
                    new Key.Some(ids(correct), rule(declared, "map_response"))));
        return Optional.of(new Item(
                new Question.Choice(stem(interaction), options),
                new Key.One(correct.isEmpty() ? "" : id(correct.getFirst()))));
    }

    private Optional<Item> order(Element interaction) {
        var correct = correct(declaration(Xml.attribute(interaction, "response-identifier")));
        var options = options(interaction, "simple-choice");
        return Optional.of(new Item(
                new Question.Order(stem(interaction), options),
                new Key.Sequence(ids(correct), rule(Optional.empty(), "-"))));
    }

    private Optional<Item> match(Element interaction) {
        var sets = Xml.children(interaction, "simple-match-set");
        if (sets.size() != 2) return unsupported("simple-match-set");
        var declared = declaration(Xml.attribute(interaction, "response-identifier"));
        var pairs = new LinkedHashMap<String, String>();
        var lines = options(sets.get(0), "simple-associable-choice");
        var choices = options(sets.get(1), "simple-associable-choice");
        for (String pair : correct(declared)) {
            var ends = pair.strip().split("\\s+", -1);
            if (ends.length != 2 || pairs.put(id(ends[0]), id(ends[1])) != null) return unsupported("correct-response");
        }
        return Optional.of(new Item(
                new Question.Match(stem(interaction), lines, choices),
                new Key.Pairs(pairs, rule(declared, "map_response"))));
    }

    private Optional<Item> inline(List<Element> found) {
        var declared = declaration(Xml.attribute(found.getFirst(), "response-identifier"));
        var type = declared.map(d -> Xml.attribute(d, "base-type")).orElse("");
        if (found.size() == 1 && (type.equals("float") || type.equals("integer")))
            return number(found.getFirst(), correct(declared));
        var gaps = new ArrayList<Question.Gaps.Gap>();
        var accepted = new LinkedHashMap<String, List<String>>();
        for (Element each : found) {
            var response = Xml.attribute(each, "response-identifier");
            var gap = kind.isEmpty() ? Integer.toString(gaps.size() + 1) : response.replaceFirst("^GAP_", "");
            boolean written = Xml.name(each).equals("text-entry-interaction");
            var options = options(each, "inline-choice");
            gaps.add(new Question.Gaps.Gap(gap, written ? List.of() : options));
            accepted.put(gap, written ? accepted(declaration(response)) : ids(correct(declaration(response))));
            each.setTextContent("[[" + gap + "]]");
        }
        if (kind.isEmpty() && found.size() > 1) note("assess.qti.loss.gaps", "response-processing");
        var passages = Xml.ofClass(body, "tessera-passage");
        var stems = Xml.ofClass(body, "tessera-stem");
        var passage = passages.isEmpty() ? words.body(body) : words.of(passages.getFirst());
        // A stranger's cloze has no question before it: its passage is what is asked.
        var stem = stems.isEmpty() ? Map.of(language, "…") : words.of(stems.getFirst());
        return Optional.of(new Item(
                new Question.Gaps(stem, passage, gaps), new Key.Fills(accepted, rule(declared, "map_response"))));
    }

    private Optional<Item> number(Element interaction, List<String> correct) {
        var tolerances = Xml.all(root, "equal").stream()
                .map(e -> Xml.attribute(e, "tolerance").strip().split("\\s+", -1)[0])
                .filter(t -> !t.isEmpty())
                .toList();
        if (Xml.all(root, "equal").stream()
                .anyMatch(e -> Xml.attribute(e, "tolerance-mode").equals("relative")))
            return unsupported("tolerance-mode");
        var units = Xml.ofClass(body, "tessera-unit");
        interaction.setTextContent("");
        var stems = Xml.ofClass(body, "tessera-stem");
        try {
            return Optional.of(new Item(
                    new Question.Numeric(
                            stems.isEmpty() ? words.body(body) : words.of(stems.getFirst()),
                            units.isEmpty() ? Map.of() : words.of(units.getFirst())),
                    new Key.Amount(
                            new BigDecimal(String.join("", correct).strip()),
                            tolerances.isEmpty() ? BigDecimal.ZERO : new BigDecimal(tolerances.getFirst()))));
        } catch (NumberFormatException noNumber) {
            return unsupported("correct-response");
        }
    }

    private Optional<Item> written(Element interaction) {
        var stem = stem(interaction);
        if (kind.equals("performance"))
            return Optional.of(new Item(new Question.Performance(stem, criteria()), people()));
        int words_ = whole(Xml.attribute(interaction, "data-tessera-words"), 60);
        int most = Math.clamp(whole(Xml.attribute(interaction, "data-tessera-most"), 3), 1, 6);
        if (kind.isEmpty()) note("assess.qti.loss.people", "extended-text-interaction");
        return Optional.of(new Item(new Question.ShortText(stem, words_, most), people()));
    }

    private Optional<Item> upload(Element interaction) {
        if (kind.isEmpty()) return unsupported("upload-interaction");
        if (kind.equals("recording"))
            return Optional.of(new Item(
                    new Question.Recording(
                            stem(interaction),
                            whole(Xml.attribute(interaction, "data-tessera-seconds"), 180),
                            criteria()),
                    people()));
        var types = List.of(Xml.attribute(interaction, "type").split("\\s+"));
        var kinds = types.stream()
                .flatMap(t -> java.util.Arrays.stream(FileKind.values())
                        .filter(f -> f.type().equals(t)))
                .toList();
        return Optional.of(new Item(
                new Question.Upload(
                        stem(interaction),
                        kinds,
                        whole(Xml.attribute(interaction, "data-tessera-megabytes"), 5),
                        criteria()),
                people()));
    }

    private Optional<Item> hotspot(Element interaction) {
        var image = Xml.children(interaction).stream()
                .filter(c -> Set.of("img", "object").contains(Xml.name(c)))
                .findFirst();
        if (image.isEmpty()) return unsupported("object");
        var source = Xml.attribute(image.get(), "src").isEmpty()
                ? Xml.attribute(image.get(), "data")
                : Xml.attribute(image.get(), "src");
        var picture = pictures.apply(source);
        if (picture.isEmpty()) {
            note("assess.qti.fault.picture", source);
            return Optional.empty();
        }
        var alt = Xml.attribute(image.get(), "alt").isBlank()
                ? image.get().getTextContent().strip()
                : Xml.attribute(image.get(), "alt");
        var areas = new ArrayList<Question.Hotspot.Area>();
        for (Element choice : Xml.children(interaction, "hotspot-choice")) {
            var coords = Xml.attribute(choice, "coords").split("[,\\s]+", -1);
            if (!Xml.attribute(choice, "shape").equals("rect") || coords.length != 4) return unsupported("shape");
            var at = IntStream.range(0, 4).map(i -> whole(coords[i], -1)).toArray();
            var label = Xml.attribute(choice, "hotspot-label");
            if (label.isBlank()) note("assess.qti.fault.label", Xml.attribute(choice, "identifier"));
            areas.add(new Question.Hotspot.Area(
                    id(Xml.attribute(choice, "identifier")),
                    at[0],
                    at[1],
                    at[2] - at[0],
                    at[3] - at[1],
                    words.of(choice, label)));
        }
        var declared = declaration(Xml.attribute(interaction, "response-identifier"));
        boolean several =
                Xml.attribute(declared.orElse(interaction), "cardinality").equals("multiple");
        var correct = ids(correct(declared));
        var shown = picture.get();
        return Optional.of(new Item(
                new Question.Hotspot(
                        stem(interaction),
                        new Question.Hotspot.Picture(
                                shown.type(),
                                shown.data(),
                                shown.width(),
                                shown.height(),
                                alt.isEmpty() ? Map.of() : words.of(image.get(), alt)),
                        areas,
                        several),
                several
                        ? new Key.Some(correct, rule(declared, "map_response"))
                        : new Key.One(String.join("", correct))));
    }

    private Optional<Item> judgement(Element interaction, String manner) {
        var sets = Xml.children(interaction, "simple-match-set");
        var deeds = manner.equals("RANK")
                ? options(interaction, "simple-choice")
                : options(sets.get(manner.equals("RATE") ? 0 : 1), "simple-associable-choice");
        var ratings = Xml.ofClass(body, "tessera-panel").stream()
                .flatMap(p -> Xml.children(p).stream())
                .map(row -> java.util.Arrays.stream(row.getTextContent().strip().split("\\s+"))
                        .map(r -> whole(r, 0))
                        .toList())
                .toList();
        return Optional.of(new Item(
                new Question.Judgement(stem(interaction), Question.Judgement.Manner.valueOf(manner), deeds),
                new Key.Panel(ratings)));
    }

    private Question behindDocuments(Question question) {
        var documents = Xml.ofClass(body, "tessera-document").stream()
                .map(d -> new Question.Reading.Document(
                        words.of(Xml.children(d).get(0)),
                        words.of(Xml.children(d).get(1))))
                .toList();
        return documents.isEmpty() ? question : new Question.Reading(documents, question);
    }

    private Key people() {
        return new Key.People(Xml.ofClass(body, "tessera-model").stream()
                .findFirst()
                .map(e -> words.of(Xml.children(e).getFirst()))
                .orElse(Map.of()));
    }

    private List<Question.Criterion> criteria() {
        return Xml.ofClass(body, "tessera-criterion").stream()
                .map(c -> new Question.Criterion(
                        Xml.attribute(c, "data-tessera-id"),
                        words.of(Xml.children(c).getFirst()),
                        Xml.children(c).stream().skip(1).map(words::of).toList()))
                .toList();
    }

    /** Of a stranger: what stands in the body before the interaction, and its prompt. */
    private Map<String, String> stem(Element interaction) {
        var prompts = Xml.children(interaction, "prompt");
        if (!kind.isEmpty()) return prompts.isEmpty() ? Map.of() : words.of(prompts.getFirst());
        var text = new ArrayList<String>();
        text.addAll(words.body(body).values());
        prompts.forEach(p -> text.addAll(words.of(p).values()));
        text.removeIf(String::isBlank);
        return text.isEmpty() ? Map.of() : Map.of(language, String.join("\n\n", text));
    }

    private List<Question.Option> options(Element parent, String name_) {
        return Xml.children(parent, name_).stream()
                .map(o -> new Question.Option(id(Xml.attribute(o, "identifier")), words.of(o)))
                .toList();
    }

    private Optional<Element> declaration(String response) {
        return Xml.children(root, "response-declaration").stream()
                .filter(d -> Xml.attribute(d, "identifier").equals(response))
                .findFirst();
    }

    private static List<String> correct(Optional<Element> declaration) {
        return declaration.stream()
                .flatMap(d -> Xml.children(d, "correct-response").stream())
                .flatMap(c -> Xml.children(c, "value").stream())
                .map(Element::getTextContent)
                .toList();
    }

    private static List<String> accepted(Optional<Element> declaration) {
        var words = new ArrayList<>(correct(declaration));
        declaration.stream()
                .flatMap(d -> Xml.all(d, "map-entry").stream())
                .filter(e -> !Xml.attribute(e, "mapped-value").startsWith("-")
                        && !Xml.attribute(e, "mapped-value").equals("0"))
                .map(e -> Xml.attribute(e, "map-key"))
                .filter(w -> !words.contains(w))
                .forEach(words::add);
        return words;
    }

    private Rule rule(Optional<Element> declaration, String template) {
        var own = Xml.attribute(body, "data-tessera-rule");
        if (!own.isEmpty()) return own.equals("partial") ? Rule.PARTIAL : Rule.ALL_OR_NOTHING;
        boolean mapped = Xml.children(root, "response-processing").stream()
                .anyMatch(p -> Xml.attribute(p, "template").contains(template));
        var weights = declaration.stream()
                .flatMap(d -> Xml.all(d, "map-entry").stream())
                .map(e -> Xml.attribute(e, "mapped-value"))
                .filter(v -> !v.startsWith("-"))
                .distinct()
                .toList();
        if (mapped && weights.stream().anyMatch(v -> !v.matches("1(\\.0+)?|0(\\.0+)?")))
            note("assess.qti.loss.weights", "mapping");
        return mapped ? Rule.PARTIAL : Rule.ALL_OR_NOTHING;
    }

    /** A stranger's own rules of scoring are not run; its correct response is taken, and that is said. */
    private void foreignScoring() {
        Xml.children(root, "response-processing").stream()
                .filter(p -> !Xml.children(p).isEmpty())
                .findFirst()
                .ifPresent(p -> note("assess.qti.loss.processing", "response-processing"));
        Xml.all(body, "rubric-block").stream()
                .findFirst()
                .ifPresent(b -> note("assess.qti.loss.rubric", "rubric-block"));
        Xml.all(body, "feedback-block").stream()
                .findFirst()
                .ifPresent(b -> note("assess.qti.loss.feedback", "feedback-block"));
    }

    private static List<Element> interactions(Element element) {
        var found = new ArrayList<Element>();
        for (Element child : Xml.children(element)) {
            if (Xml.name(child).endsWith("-interaction")) found.add(child);
            else found.addAll(interactions(child));
        }
        return found;
    }

    private List<String> ids(List<String> foreign) {
        return foreign.stream().map(this::id).toList();
    }

    /** Ours, as it was before the writer made it QTI's; a stranger's that we can't keep gets another, the same everywhere. */
    private String id(String foreign) {
        var id = foreign.strip();
        if (!kind.isEmpty()) return id.startsWith("_") ? id.substring(1) : id;
        if (id.matches("[A-Za-z0-9_-]{1,40}")) return id;
        return ids.computeIfAbsent(id, i -> "x" + (ids.size() + 1));
    }

    private static int whole(String text, int otherwise) {
        return text.strip().matches("\\d{1,6}") ? Integer.parseInt(text.strip()) : otherwise;
    }

    private Optional<Item> unsupported(String part) {
        note("assess.qti.fault.unsupported", part);
        return Optional.empty();
    }

    private boolean faulty() {
        return notes.stream().anyMatch(QtiNote::fault);
    }

    private void note(String key, String part) {
        var note = new QtiNote(name, key, part);
        if (!notes.contains(note)) notes.add(note);
    }
}
