package org.tessera.credential;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON read strictly, written canonically.
 *
 * <p>Two readers that understand one file differently are how altered credentials pass, so anything ambiguous is
 * refused: duplicate keys, a byte order mark, other encodings than UTF-8, lone surrogates, nesting deeper than 32,
 * trailing content.
 */
final class Json {

    /** The deepest official sample has 14 levels. */
    static final int DEPTH = 32;

    /** Bytes; the largest official sample has 1.3 MB. */
    static final int SIZE = 16 * 1024 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxStringLength(SIZE)
                            .maxDocumentLength(SIZE)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Compact UTF-8 JSON in the order of insertion, so that the same content gives the same bytes. */
    static byte[] write(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    static JsonNode parse(byte[] file) throws Refusal {
        return parse(decode(file));
    }

    static JsonNode parse(String text) throws Refusal {
        final JsonNode node;
        try {
            node = MAPPER.readTree(text);
        } catch (StreamConstraintsException e) {
            throw new Refusal(Cause.TOO_DEEP_OR_LARGE);
        } catch (JacksonException e) {
            throw new Refusal(e.getOriginalMessage().startsWith("Duplicate") ? Cause.DUPLICATE_KEYS : Cause.NOT_JSON);
        }
        if (node.isMissingNode()) {
            throw new Refusal(Cause.NOT_JSON);
        }
        requireWholeCharacters(node);
        return node;
    }

    /** The text of a file in UTF-8 without byte order mark. */
    static String decode(byte[] file) throws Refusal {
        if (file.length > SIZE) {
            throw new Refusal(Cause.TOO_DEEP_OR_LARGE);
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            if (text.startsWith("\ufeff")) {
                throw new Refusal(Cause.WRONG_ENCODING);
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new Refusal(Cause.WRONG_ENCODING);
        }
    }

    private static void requireWholeCharacters(JsonNode node) throws Refusal {
        if (node.isString() && !isWhole(node.stringValue())) {
            throw new Refusal(Cause.WRONG_ENCODING);
        }
        for (var property : node.properties()) {
            if (!isWhole(property.getKey())) {
                throw new Refusal(Cause.WRONG_ENCODING);
            }
        }
        for (var child : node) {
            requireWholeCharacters(child);
        }
    }

    private static boolean isWhole(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /** The one or many values of a JSON-LD property: an absent one has none, a single one is a list of one. */
    static Stream<JsonNode> many(JsonNode object, String property) {
        var value = object.path(property);
        if (value.isMissingNode() || value.isNull()) {
            return Stream.empty();
        }
        return value.isArray() ? value.valueStream() : Stream.of(value);
    }

    /** The first value of a property, or a missing node. */
    static JsonNode first(JsonNode object, String property) {
        var value = object.path(property);
        return value.isArray() ? value.path(0) : value;
    }
}
