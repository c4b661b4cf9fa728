package org.tessera.assess.bank;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Right answers and the points of kinds that people mark. */
final class Models {
    /** What one criterion is worth at best. */
    private static final int BEST = 3;

    private Models() {}

    static Response ticked(List<String> options) {
        var values = new LinkedHashMap<String, String>();
        options.forEach(id -> values.put(id, Field.TICKED));
        return new Response(values);
    }

    static Response ranked(List<String> bestFirst) {
        var values = new LinkedHashMap<String, String>();
        bestFirst.forEach(id -> values.put(id, Integer.toString(values.size() + 1)));
        return new Response(values);
    }

    static Response first(Map<String, List<String>> accepted) {
        var values = new LinkedHashMap<String, String>();
        accepted.forEach((gap, words) -> values.put(gap, words.getFirst()));
        return new Response(values);
    }

    static int points(Question question) {
        return switch (question) {
            case Question.ShortText text -> text.most();
            case Question.Performance work -> BEST * work.criteria().size();
            case Question.Upload file -> BEST * file.criteria().size();
            case Question.Recording sound -> BEST * sound.criteria().size();
            default -> 1;
        };
    }
}
