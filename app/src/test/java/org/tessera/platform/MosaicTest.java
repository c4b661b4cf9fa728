package org.tessera.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class MosaicTest {
    @Test
    void eachOfTheTwentySkillsHasItsTileAndItsOwnDrawing() throws Exception {
        var picture = parse(Mosaic.ofKeySkills().svg(List.of(), 600));
        var drawings = new HashSet<String>();
        for (Element path : paths(picture)) if (path.hasAttribute("transform")) drawings.add(path.getAttribute("d"));
        assertThat(Mosaic.ofKeySkills().skills()).hasSize(20).startsWith("K01").endsWith("K20");
        assertThat(drawings).hasSize(20).doesNotContain("");
    }

    @Test
    void eachOfTheElevenSoftSkillsHasADrawing() {
        assertThat(Mosaic.ofSoftSkills().skills())
                .hasSize(11)
                .allSatisfy(skill -> assertThat(Pictograms.path(skill)).isNotEmpty());
    }

    @Test
    void aTileIsDashedUntilItIsEarned() throws Exception {
        var picture = Mosaic.ofKeySkills();
        assertThat(dashed(picture.svg(List.of(), 600))).isEqualTo(20);
        assertThat(dashed(picture.svg(List.of("K08", "K03", "E01"), 600))).isEqualTo(18);
    }

    @Test
    void theCutIsTheSameEveryTime() {
        assertThat(Mosaic.ofKeySkills().svg(List.of("K08"), 600))
                .isEqualTo(Mosaic.ofKeySkills().svg(List.of("K08"), 600))
                .contains("width=\"600\" height=\"480\"");
    }

    /** A PDF and a page image have no style sheet, and a strict page allows no style attribute. */
    @ParameterizedTest
    @ValueSource(strings = {"style", "id", "onload"})
    void theAttributesNeedNoStyleSheetAndAreSafeTwiceOnAPage(String attribute) throws Exception {
        for (Element path : paths(parse(Mosaic.ofSoftSkills().svg(List.of("E01"), 480)))) {
            assertThat(path.hasAttribute(attribute)).isFalse();
            assertThat(path.hasAttribute("fill")).isTrue();
        }
    }

    @Test
    void screenReadersPassItBy() throws Exception {
        assertThat(parse(Mosaic.tile("K08", true, 36)).getDocumentElement().getAttribute("aria-hidden"))
                .isEqualTo("true");
    }

    private static long dashed(String svg) throws Exception {
        return paths(parse(svg)).stream()
                .filter(p -> p.hasAttribute("stroke-dasharray"))
                .count();
    }

    private static List<Element> paths(Document picture) {
        var found = picture.getElementsByTagName("path");
        return java.util.stream.IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
