package org.tessera.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tessera.design.Term;

class GlossedTest {
    private static final List<Term> TERMS = List.of(
            new Term("logo", "the small picture of a firm"),
            new Term("to report", "to tell the person in charge"),
            new Term("αποστολέας", "από πού έρχεται ένα μήνυμα"));

    @Test
    void aWordIsLinkedWhereItFirstStands() {
        assertThat(Glossed.linked("<p>The Logo. Another logo.</p>", TERMS))
                .isEqualTo("<p>The <a class=\"term\" href=\"#term-1\">Logo</a>. Another logo.</p>");
    }

    @Test
    void itIsFoundWithAnotherEnding() {
        assertThat(Glossed.linked("<p>Ποιος είναι ο αποστολέας; Του αποστολέα.</p>", TERMS))
                .contains(">αποστολέας</a>");
        assertThat(Glossed.linked("<p>Το όνομα του αποστολέα.</p>", TERMS)).contains(">αποστολέα</a>");
        assertThat(Glossed.linked("<p>Two reports.</p>", TERMS)).contains(">reports</a>");
    }

    @Test
    void aPartOfAnotherWordALinkAndATagAreLeftAlone() {
        for (String html : List.of(
                "<p>A logotype.</p>", "<p><a href=\"https://example.org\">our logo</a></p>", "<img alt=\"logo\">"))
            assertThat(Glossed.linked(html, TERMS)).isEqualTo(html);
    }
}
