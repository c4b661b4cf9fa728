package org.tessera.design.studio;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of some words between two versions of a text.
 *
 * @param kind whether they stayed, came or went
 * @param text the words, without the spaces at their ends
 */
record WordChange(Kind kind, String text) {
    enum Kind {
        SAME,
        ADDED,
        REMOVED
    }

    /** The fewest words that came and went, by the longest common subsequence; texts of a part are short. */
    static List<WordChange> between(String before, String after) {
        var old = before.strip().split("\\s+");
        var now = after.strip().split("\\s+");
        var longest = new int[old.length + 1][now.length + 1];
        for (int i = old.length - 1; i >= 0; i--)
            for (int j = now.length - 1; j >= 0; j--)
                longest[i][j] = old[i].equals(now[j])
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
        var changes = new ArrayList<WordChange>();
        int i = 0;
        int j = 0;
        while (i < old.length || j < now.length) {
            if (i < old.length && j < now.length && old[i].equals(now[j])) {
                add(changes, Kind.SAME, old[i++]);
                j++;
            } else if (i < old.length && (j == now.length || longest[i + 1][j] >= longest[i][j + 1])) {
                add(changes, Kind.REMOVED, old[i++]);
            } else add(changes, Kind.ADDED, now[j++]);
        }
        return changes;
    }

    private static void add(List<WordChange> changes, Kind kind, String word) {
        if (word.isEmpty()) return;
        if (!changes.isEmpty() && changes.getLast().kind() == kind)
            changes.add(new WordChange(kind, changes.removeLast().text() + " " + word));
        else changes.add(new WordChange(kind, word));
    }
}
