package org.tessera.design;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {
    @Test
    void htmlOfAnAuthorIsShownAndNeverActs() {
        assertThat(Markdown.html("A <script>alert(1)</script> <img src=x onerror=alert(1)>", a -> a))
                .contains("&lt;script&gt;")
                .doesNotContain("<script", "<img");
    }

    @Test
    void anAddressThatWouldRunSomethingIsDropped() {
        assertThat(Markdown.html("[press](javascript:alert(1)) ![p](data:text/html,x)", a -> "/ours"))
                .doesNotContain("javascript:", "data:");
    }

    @Test
    void picturesAreServedFromWhereThePlayerSays() {
        assertThat(Markdown.html("![A dark box](../../pictures/box.svg)", a -> "/pictures/" + a.length()))
                .contains("<img src=\"/pictures/22\" alt=\"A dark box\"");
    }

    @Test
    void plainWordsHaveNoMarks() {
        assertThat(Markdown.plain("**Read** the [address](https://example.org), letter by letter."))
                .isEqualTo("Read the address, letter by letter.");
    }
}
