package org.tessera.assess.bank;

import java.util.List;

/**
 * One thing that can be filled in or chosen.
 *
 * @param id of the option, line or gap it belongs to; empty where a question has one box alone
 * @param offered the values to choose from; empty for a box to write into
 * @param longest a written value, in characters
 */
public record Field(String id, List<String> offered, int longest) {
    /** What a ticked box sends. */
    static final String TICKED = "yes";

    static Field one(List<String> offered) {
        return new Field("", offered, 0);
    }

    static Field free(int longest) {
        return new Field("", List.of(), longest);
    }

    static List<Field> ticks(List<String> ids) {
        return each(ids, List.of(TICKED));
    }

    static List<Field> each(List<String> ids, List<String> offered) {
        return ids.stream().map(id -> new Field(id, offered, 0)).toList();
    }

    /** Its name in the page's form. */
    public String name() {
        return name(id);
    }

    /** The name in the page's form of the box with this id: {@code answer}, or {@code answer-} and the id. */
    public static String name(String id) {
        return id.isEmpty() ? "answer" : "answer-" + id;
    }

    boolean takes(String value) {
        return offered.isEmpty() ? value.length() <= longest : offered.contains(value);
    }
}
