package org.tessera.assess.bank;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Questions and keys as the JSON in which they are stored. */
@Component
public class Wire {
    private final JsonMapper json;

    Wire(JsonMapper json) {
        this.json = json;
    }

    /** A question as text; the same question is always the same text. */
    public String text(Question question) {
        return json.writeValueAsString(question);
    }

    /** A key as text. */
    public String text(Key key) {
        return json.writeValueAsString(key);
    }

    /** The name of a question's kind, as it is stored. */
    public String kind(Question question) {
        return json.valueToTree(question).path("kind").asString();
    }

    /** A stored question. Those stored before there were kinds are of the first kind. */
    public Question question(String text) {
        return json.readValue(text, Question.class);
    }

    /** A stored key. Those stored before there were kinds are the letter of the right option. */
    public Key key(String text) {
        return text.startsWith("{") ? json.readValue(text, Key.class) : new Key.One(text);
    }
}
