package org.tessera.assess.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A text cut into what a page lays out: paragraphs, or words and gaps in turn. */
public final class Passage {
    private static final Pattern GAP = Pattern.compile("\\[\\[([A-Za-z0-9_-]{1,40})]]");

    /** Words, or a gap with no words. */
    public record Piece(String words, Optional<Question.Gaps.Gap> gap) {}

    private Passage() {}

    /** The pieces of a passage in one language; a mark of no gap of this question stays as it is written. */
    public static List<Piece> pieces(Question.Gaps gaps, String passage) {
        var pieces = new ArrayList<Piece>();
        var marks = GAP.matcher(passage);
        int from = 0;
        while (marks.find()) {
            var gap = gaps.gaps().stream()
                    .filter(g -> g.id().equals(marks.group(1)))
                    .findFirst();
            if (gap.isEmpty()) continue;
            if (marks.start() > from) pieces.add(new Piece(passage.substring(from, marks.start()), Optional.empty()));
            pieces.add(new Piece("", gap));
            from = marks.end();
        }
        if (from < passage.length()) pieces.add(new Piece(passage.substring(from), Optional.empty()));
        return pieces;
    }

    /** A plain text's paragraphs, parted by empty lines. */
    public static List<String> paragraphs(String text) {
        return List.of(text.strip().split("\\n\\s*\\n"));
    }
}
