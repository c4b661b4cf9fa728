package org.tessera.research;

import java.io.Serializable;
import java.util.UUID;
import org.tessera.platform.Ids;

/** Names one survey. */
public record SurveyId(UUID value) implements Serializable {
    /** A survey that is being opened now. */
    public static SurveyId next() {
        return new SurveyId(Ids.next());
    }

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static SurveyId of(String text) {
        return new SurveyId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
