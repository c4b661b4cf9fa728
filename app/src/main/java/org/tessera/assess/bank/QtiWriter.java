package org.tessera.assess.bank;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * An item as 1EdTech QTI 3.0. What QTI has is written in its own elements, so that any system can show and score the item:
 * interactions, correct responses, mappings, rubric blocks for those who mark. What it lacks (kinds, rules, manners) stands
 * beside it in {@code data-tessera-…}. Other languages than the first are cards of the catalog, {@code ext:translation}.
 *
 * <p>One file for all kinds, long as it is: so it can be read beside {@link QtiReader}, kind by kind.
 */
final class QtiWriter {
    private static final String NAMESPACE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
    private static final String TEMPLATES = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/";
    static final String RESPONSE = "RESPONSE";
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;
    private final BinaryOperator<String> say;
    private final String language;
    private final Wording wording;
    private final Map<String, Map<String, String>> catalog = new LinkedHashMap<>();

    private QtiWriter(Wording wording, BinaryOperator<String> say) throws XMLStreamException {
        this.xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
        this.wording = wording;
        this.say = say;
        this.language = wording.question().stem().keySet().iterator().next();
    }

    /**
     * Writes one item.
     *
     * @param picture the file in the package that holds its picture; empty without one
     * @param say language and key to a text of the interface, for the words true and false
     */
    static String of(String name, Wording wording, String picture, BinaryOperator<String> say) {
        try {
            var writer = new QtiWriter(wording, say);
            writer.item(name, picture);
            return writer.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing into memory does not fail", e);
        }
    }

    private void item(String name, String picture) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        start("qti-assessment-item", "identifier", name, "title", name, "adaptive", "false", "time-dependent", "false");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeAttribute("xml:lang", language);
        var core = wording.question().core();
        declarations(core, wording.key());
        start(
                "qti-outcome-declaration",
                "identifier",
                "SCORE",
                "cardinality",
                "single",
                "base-type",
                "float",
                "normal-maximum",
                Integer.toString(
                        wording.key().score(wording.question(), Response.none()).most()));
        end();
        start("qti-item-body", "data-tessera-kind", kind(core), "data-tessera-rule", rule(wording.key()));
        if (wording.question() instanceof Question.Reading reading) documents(reading);
        body(core, picture);
        scorers(core, wording.key());
        if (!wording.why().isEmpty()) {
            start("qti-rubric-block", "use", "ext:rationale", "view", "scorer tutor", "class", "tessera-why");
            words("div", wording.why());
            end();
        }
        end();
        if (!catalog.isEmpty()) catalog();
        processing(core, wording.key());
        end();
        xml.writeEndDocument();
    }

    static String kind(Question question) {
        return switch (question) {
            case Question.Choice q -> "single";
            case Question.Several q -> "several";
            case Question.TrueFalse q -> "true-false";
            case Question.Order q -> "order";
            case Question.Match q -> "match";
            case Question.Gaps q -> "gaps";
            case Question.Numeric q -> "number";
            case Question.ShortText q -> "text";
            case Question.Hotspot q -> "hotspot";
            case Question.Judgement q -> "judgement";
            case Question.Performance q -> "performance";
            case Question.Upload q -> "upload";
            case Question.Recording q -> "recording";
            case Question.Reading q -> kind(q.question());
        };
    }

    private static String rule(Key key) {
        var rule = switch (key) {
            case Key.Some k -> k.rule();
            case Key.Sequence k -> k.rule();
            case Key.Pairs k -> k.rule();
            case Key.Fills k -> k.rule();
            default -> Rule.ALL_OR_NOTHING;
        };
        return rule == Rule.PARTIAL ? "partial" : "whole";
    }

    private void declarations(Question question, Key key) throws XMLStreamException {
        switch (key) {
            case Key.One(String option) -> declare(RESPONSE, "single", "identifier", List.of(id(option)), Map.of());
            case Key.Some(var options, var rule) -> {
                var weights = new LinkedHashMap<String, Integer>();
                if (rule == Rule.PARTIAL)
                    question.fields().forEach(f -> weights.put(id(f.id()), options.contains(f.id()) ? 1 : -1));
                declare(
                        RESPONSE,
                        "multiple",
                        "identifier",
                        options.stream().map(QtiWriter::id).toList(),
                        weights);
            }
            case Key.Sequence(var options, var rule) ->
                declare(
                        RESPONSE,
                        "ordered",
                        "identifier",
                        options.stream().map(QtiWriter::id).toList(),
                        Map.of());
            case Key.Pairs(var choices, var rule) -> {
                var pairs = choices.entrySet().stream()
                        .map(e -> id(e.getKey()) + " " + id(e.getValue()))
                        .toList();
                var weights = new LinkedHashMap<String, Integer>();
                if (rule == Rule.PARTIAL) pairs.forEach(p -> weights.put(p, 1));
                declare(RESPONSE, "multiple", "directedPair", pairs, weights);
            }
            case Key.Fills(var accepted, var rule) -> {
                for (Question.Gaps.Gap gap : ((Question.Gaps) question).gaps())
                    gap(gap, accepted.getOrDefault(gap.id(), List.of()));
            }
            case Key.Amount amount ->
                declare(RESPONSE, "single", "float", List.of(amount.value().toPlainString()), Map.of());
            case Key.Panel panel -> {
                boolean ranked = ((Question.Judgement) question).manner() == Question.Judgement.Manner.RANK;
                declare(
                        RESPONSE,
                        ranked ? "ordered" : "multiple",
                        ranked ? "identifier" : "directedPair",
                        List.of(),
                        Map.of());
            }
            case Key.People people ->
                declare(RESPONSE, "single", question.fields().isEmpty() ? "file" : "string", List.of(), Map.of());
        }
    }

    private void gap(Question.Gaps.Gap gap, List<String> accepted) throws XMLStreamException {
        boolean chosen = !gap.choices().isEmpty();
        var weights = new LinkedHashMap<String, Integer>();
        accepted.forEach(a -> weights.put(chosen ? id(a) : a, 1));
        declare(
                "GAP_" + gap.id(),
                "single",
                chosen ? "identifier" : "string",
                List.copyOf(weights.keySet()).subList(0, 1),
                weights);
    }

    private void declare(String id, String cardinality, String type, List<String> correct, Map<String, Integer> weights)
            throws XMLStreamException {
        start("qti-response-declaration", "identifier", id, "cardinality", cardinality, "base-type", type);
        if (!correct.isEmpty()) {
            start("qti-correct-response");
            for (String value : correct) element("qti-value", value);
            end();
        }
        if (!weights.isEmpty()) {
            start("qti-mapping", "lower-bound", "0", "default-value", "0");
            for (var weight : weights.entrySet()) {
                start(
                        "qti-map-entry",
                        "map-key",
                        weight.getKey(),
                        "mapped-value",
                        weight.getValue().toString());
                if (type.equals("string")) xml.writeAttribute("case-sensitive", "false");
                end();
            }
            end();
        }
        end();
    }

    private void documents(Question.Reading reading) throws XMLStreamException {
        for (Question.Reading.Document document : reading.documents()) {
            start("div", "class", "tessera-document");
            words("h2", document.title());
            words("div", document.text());
            end();
        }
    }

    private void body(Question question, String picture) throws XMLStreamException {
        switch (question) {
            case Question.Choice q -> choices(q.options(), "1");
            case Question.Several q -> choices(q.options(), "0");
            case Question.TrueFalse q -> {
                start("qti-choice-interaction", "response-identifier", RESPONSE, "max-choices", "1");
                prompt();
                for (String value : List.of("true", "false")) {
                    start("qti-simple-choice", "identifier", value);
                    xml.writeCharacters(say.apply(language, "assess.bank." + value));
                    end();
                }
                end();
            }
            case Question.Order q -> ordered(q.options());
            case Question.Match q -> matched(q.lines(), q.choices(), 1);
            case Question.Gaps q -> gaps(q);
            case Question.Numeric q -> number(q);
            case Question.ShortText q ->
                written(
                        "data-tessera-words",
                        Integer.toString(q.words()),
                        "data-tessera-most",
                        Integer.toString(q.most()));
            case Question.Hotspot q -> hotspot(q, picture);
            case Question.Judgement q -> judgement(q);
            case Question.Performance q -> written();
            case Question.Upload q -> upload(q.kinds(), "data-tessera-megabytes", Integer.toString(q.megabytes()));
            case Question.Recording q -> upload(FileKind.SOUNDS, "data-tessera-seconds", Integer.toString(q.seconds()));
            case Question.Reading q -> throw new IllegalArgumentException("a reading within a reading");
        }
    }

    private void choices(List<Question.Option> options, String most) throws XMLStreamException {
        start("qti-choice-interaction", "response-identifier", RESPONSE, "max-choices", most);
        prompt();
        for (Question.Option option : options) words("qti-simple-choice", option.text(), "identifier", id(option.id()));
        end();
    }

    private void ordered(List<Question.Option> options, String... attributes) throws XMLStreamException {
        start("qti-order-interaction", "response-identifier", RESPONSE);
        attributes(attributes);
        prompt();
        for (Question.Option option : options) words("qti-simple-choice", option.text(), "identifier", id(option.id()));
        end();
    }

    private void matched(List<Question.Option> lines, List<Question.Option> choices, int each, String... attributes)
            throws XMLStreamException {
        start("qti-match-interaction", "response-identifier", RESPONSE, "max-associations", "0");
        attributes(attributes);
        prompt();
        set(lines, each);
        set(choices, 0);
        end();
    }

    private void set(List<Question.Option> options, int most) throws XMLStreamException {
        start("qti-simple-match-set");
        for (Question.Option option : options)
            words(
                    "qti-simple-associable-choice",
                    option.text(),
                    "identifier",
                    id(option.id()),
                    "match-max",
                    Integer.toString(most));
        end();
    }

    private void gaps(Question.Gaps question) throws XMLStreamException {
        stem();
        // The whole passage with its marks is what is translated; its gaps keep their numbers in every language.
        start("p", "class", "tessera-passage");
        translated(question.passage());
        for (Passage.Piece piece : Passage.pieces(question, question.passage().getOrDefault(language, ""))) {
            if (piece.gap().isEmpty()) xml.writeCharacters(piece.words());
            else if (piece.gap().get().choices().isEmpty()) {
                start(
                        "qti-text-entry-interaction",
                        "response-identifier",
                        "GAP_" + piece.gap().get().id());
                end();
            } else {
                start(
                        "qti-inline-choice-interaction",
                        "response-identifier",
                        "GAP_" + piece.gap().get().id());
                for (Question.Option option : piece.gap().get().choices())
                    words("qti-inline-choice", option.text(), "identifier", id(option.id()));
                end();
            }
        }
        end();
    }

    private void number(Question.Numeric question) throws XMLStreamException {
        stem();
        start("p");
        start("qti-text-entry-interaction", "response-identifier", RESPONSE);
        end();
        if (!question.unit().isEmpty()) words("span", question.unit(), "class", "tessera-unit");
        end();
    }

    private void written(String... attributes) throws XMLStreamException {
        start("qti-extended-text-interaction", "response-identifier", RESPONSE);
        attributes(attributes);
        prompt();
        end();
    }

    private void upload(List<FileKind> kinds, String... attributes) throws XMLStreamException {
        start(
                "qti-upload-interaction",
                "response-identifier",
                RESPONSE,
                "type",
                String.join(" ", kinds.stream().map(FileKind::type).toList()));
        attributes(attributes);
        prompt();
        end();
    }

    private void hotspot(Question.Hotspot question, String picture) throws XMLStreamException {
        start(
                "qti-hotspot-interaction",
                "response-identifier",
                RESPONSE,
                "max-choices",
                question.several() ? "0" : "1");
        prompt();
        var shown = question.picture();
        start(
                "img",
                "src",
                picture,
                "width",
                Integer.toString(shown.width()),
                "height",
                Integer.toString(shown.height()),
                "alt",
                shown.alt().getOrDefault(language, ""));
        translated(shown.alt());
        end();
        for (Question.Hotspot.Area area : question.areas()) {
            start(
                    "qti-hotspot-choice",
                    "identifier",
                    id(area.id()),
                    "shape",
                    "rect",
                    "coords",
                    area.x() + "," + area.y() + "," + (area.x() + area.width()) + "," + (area.y() + area.height()),
                    "hotspot-label",
                    area.label().getOrDefault(language, ""));
            translated(area.label());
            end();
        }
        end();
    }

    private void judgement(Question.Judgement question) throws XMLStreamException {
        var manner = question.manner().name();
        switch (question.manner()) {
            case RANK -> ordered(question.options(), "data-tessera-manner", manner);
            case RATE -> {
                var scale = new ArrayList<Question.Option>();
                for (int r = 1; r <= Question.Judgement.HIGHEST; r++)
                    scale.add(own("r" + r, "assess.bank.rating." + r));
                matched(question.options(), scale, 1, "data-tessera-manner", manner);
            }
            case BEST_WORST ->
                matched(
                        List.of(own("best", "assess.bank.judgement.best"), own("worst", "assess.bank.judgement.worst")),
                        question.options(),
                        1,
                        "data-tessera-manner",
                        manner);
        }
    }

    private Question.Option own(String id, String key) {
        return new Question.Option(id, Map.of(language, say.apply(language, key)));
    }

    private void scorers(Question question, Key key) throws XMLStreamException {
        var criteria = switch (question) {
            case Question.Performance q -> q.criteria();
            case Question.Upload q -> q.criteria();
            case Question.Recording q -> q.criteria();
            default -> List.<Question.Criterion>of();
        };
        if (!criteria.isEmpty()) {
            start("qti-rubric-block", "use", "scoring", "view", "scorer candidate", "class", "tessera-criteria");
            for (Question.Criterion criterion : criteria) {
                start("div", "class", "tessera-criterion", "data-tessera-id", criterion.id());
                words("h2", criterion.title());
                for (Map<String, String> benchmark : criterion.benchmarks()) words("div", benchmark);
                end();
            }
            end();
        }
        if (key instanceof Key.People(var model) && !model.isEmpty()) {
            start("qti-rubric-block", "use", "scoring", "view", "scorer", "class", "tessera-model");
            words("div", model);
            end();
        }
        if (key instanceof Key.Panel(var ratings)) {
            start("qti-rubric-block", "use", "scoring", "view", "scorer", "class", "tessera-panel");
            for (List<Integer> row : ratings)
                element("p", String.join(" ", row.stream().map(String::valueOf).toList()));
            end();
        }
    }

    private void catalog() throws XMLStreamException {
        start("qti-catalog-info");
        for (var card : catalog.entrySet()) {
            start("qti-catalog", "id", card.getKey());
            start("qti-card", "support", "ext:translation");
            for (var entry : card.getValue().entrySet()) {
                if (entry.getKey().equals(language)) continue;
                start("qti-card-entry", "xml:lang", entry.getKey());
                start("qti-html-content");
                paragraphs(entry.getValue());
                end();
                end();
            }
            end();
            end();
        }
        end();
    }

    private void processing(Question question, Key key) throws XMLStreamException {
        if (key instanceof Key.Amount amount) {
            var tolerance = amount.tolerance().toPlainString();
            start("qti-response-processing");
            start("qti-response-condition");
            start("qti-response-if");
            start("qti-equal", "tolerance-mode", "absolute", "tolerance", tolerance + " " + tolerance);
            start("qti-variable", "identifier", RESPONSE);
            end();
            start("qti-correct", "identifier", RESPONSE);
            end();
            end();
            start("qti-set-outcome-value", "identifier", "SCORE");
            element("qti-base-value", "1", "base-type", "float");
            end();
            end();
            end();
            end();
        } else if (!question.markedByPeople() && !(key instanceof Key.Panel) && !(key instanceof Key.Fills)) {
            boolean mapped = rule(key).equals("partial") && !(key instanceof Key.Sequence);
            start("qti-response-processing", "template", TEMPLATES + (mapped ? "map_response" : "match_correct"));
            end();
        } else if (key instanceof Key.Fills fills) {
            start("qti-response-processing");
            start("qti-set-outcome-value", "identifier", "SCORE");
            start("qti-sum");
            for (String gap : fills.accepted().keySet()) {
                start("qti-map-response", "identifier", "GAP_" + gap);
                end();
            }
            end();
            end();
            end();
        }
    }

    private void prompt() throws XMLStreamException {
        words("qti-prompt", wording.question().stem());
    }

    private void stem() throws XMLStreamException {
        words("div", wording.question().stem(), "class", "tessera-stem");
    }

    /** An element with words, the first language as its content. */
    private void words(String name, Map<String, String> words, String... attributes) throws XMLStreamException {
        start(name, attributes);
        translated(words);
        paragraphs(words.getOrDefault(language, ""));
        end();
    }

    private void paragraphs(String words) throws XMLStreamException {
        var paragraphs = words.split("\n\n", -1);
        if (paragraphs.length == 1) xml.writeCharacters(words);
        else for (String paragraph : paragraphs) element("p", paragraph);
    }

    /** The other languages, by a card of the catalog that the element which was just begun names. */
    private void translated(Map<String, String> words) throws XMLStreamException {
        if (words.keySet().stream().allMatch(language::equals)) return;
        var id = "c" + (catalog.size() + 1);
        catalog.put(id, words);
        xml.writeAttribute("data-catalog-idref", id);
    }

    /** QTI's identifiers begin with a letter or an underline. */
    static String id(String id) {
        return id.isEmpty() || Character.isLetter(id.charAt(0)) ? id : "_" + id;
    }

    private void element(String name, String content, String... attributes) throws XMLStreamException {
        start(name, attributes);
        xml.writeCharacters(content);
        end();
    }

    private void start(String name, String... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        attributes(attributes);
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) xml.writeAttribute(attributes[i], attributes[i + 1]);
    }

    private void end() throws XMLStreamException {
        xml.writeEndElement();
    }
}
