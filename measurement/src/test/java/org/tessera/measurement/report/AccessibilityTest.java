package org.tessera.measurement.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tessera.measurement.Simulated;
import org.tessera.measurement.cli.Measure;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Reports are read with screen readers, in black and white, and by people who did not study statistics. */
class AccessibilityTest {

    @TempDir
    Path folder;

    @Test
    void everyFigureHasANameADescriptionAndItsNumbersBesideIt() throws Exception {
        var page = page("irt");
        var figures = elements(page, "figure");
        assertThat(figures).hasSizeGreaterThan(3);
        for (var figure : figures) {
            var svg = elements(figure, "svg").getFirst();
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            for (var id : svg.getAttribute("aria-labelledby").split(" "))
                assertThat(withId(page, id).getTextContent()).isNotBlank();
            assertThat(elements(elements(figure, "details").getFirst(), "table"))
                    .hasSize(1);
            assertThat(elements(figure, "figcaption").getFirst().getTextContent())
                    .isNotBlank();
        }
    }

    @Test
    void everyTableHasACaptionAndHeadersThatSayWhatTheyHead() throws Exception {
        for (var command : List.of("irt", "ctt", "dif"))
            for (var table : elements(page(command), "table")) {
                assertThat(elements(table, "caption").getFirst().getTextContent())
                        .isNotBlank();
                for (var header : elements(table, "th"))
                    assertThat(header.getAttribute("scope")).isIn("col", "row");
            }
    }

    @Test
    void thePageNamesItsLanguageItsTitleAndHasOneMainHeadingAndNoScript() throws Exception {
        for (var command : List.of("irt", "ctt", "dif")) {
            var page = page(command);
            assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
            assertThat(elements(elements(page, "head").getFirst(), "title")).hasSize(1);
            assertThat(elements(page, "h1")).hasSize(1);
            assertThat(elements(page, "main")).hasSize(1);
            assertThat(elements(page, "script")).isEmpty();
            for (var link : elements(page, "a"))
                assertThat(withId(page, link.getAttribute("href").substring(1))).isNotNull();
        }
    }

    @Test
    void theFirstHeadingStatesWhatWasFoundAndTheLastSectionHowToRepeatIt() throws Exception {
        assertThat(headings("ctt").getFirst()).matches("Reliability is 0\\.\\d\\d, .*; .*item.* a look.*");
        assertThat(headings("irt").getFirst())
                .matches("The test measures best at ability .*; its reliability is 0\\.\\d\\d; .*");
        assertThat(headings("dif").getFirst())
                .contains("compared with all others")
                .contains("item");
        for (var command : List.of("irt", "ctt", "dif")) {
            assertThat(headings(command).getLast()).isEqualTo("How this was done");
            var sections = elements(page(command), "section");
            assertThat(sections.getLast().getTextContent())
                    .contains("Command: measure " + command)
                    .contains("seed")
                    .containsPattern("\\(19\\d\\d|\\(20\\d\\d| 19\\d\\d");
        }
    }

    @Test
    void sentencesComeBeforeTables() throws Exception {
        for (var command : List.of("irt", "ctt", "dif")) {
            var first = elements(page(command), "section").getFirst();
            var html = first.getTextContent();
            assertThat(elements(first, "p")).isNotEmpty();
            var sentence = elements(first, "p").getFirst().getTextContent();
            assertThat(html.indexOf(sentence))
                    .isLessThan(
                            html.indexOf(elements(first, "caption").getFirst().getTextContent()));
            for (var paragraph : elements(first, "p"))
                for (var part : paragraph.getTextContent().split("[.:;] "))
                    assertThat(part.split(" ").length).as(part).isLessThanOrEqualTo(30);
        }
    }

    /** WCAG 2.2, 1.4.3 and 1.4.11: 4.5 for text, 3 for lines. */
    @Test
    void coloursStandOutFromTheWhiteOfThePage() throws Exception {
        page("irt");
        var html = Files.readString(folder.resolve("irt/report.html"));
        var text = Pattern.compile("[ {;]color: (#[0-9a-f]{6})")
                .matcher(html)
                .results()
                .map(m -> m.group(1))
                .toList();
        assertThat(text)
                .isNotEmpty()
                .allSatisfy(colour -> assertThat(contrast(colour)).isGreaterThanOrEqualTo(4.5));
        var lines = Pattern.compile("<(?:polyline|rect)[^>]*(?:stroke|fill)='(#[0-9a-f]{6})'")
                .matcher(html)
                .results()
                .map(m -> m.group(1))
                .toList();
        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(colour -> assertThat(contrast(colour)).isGreaterThanOrEqualTo(3));
    }

    private static double contrast(String colour) {
        double[] part = new double[3];
        for (int c = 0; c < 3; c++) {
            var value = Integer.parseInt(colour.substring(1 + 2 * c, 3 + 2 * c), 16) / 255.0;
            part[c] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        return 1.05 / (0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2] + 0.05);
    }

    @Test
    void linesDifferInMoreThanColour() throws Exception {
        page("irt");
        var html = Files.readString(folder.resolve("irt/report.html"));
        var dashes = Pattern.compile("<polyline[^>]*stroke-dasharray='([^']*)'")
                .matcher(html.substring(html.indexOf("Expected score on items")))
                .results()
                .map(m -> m.group(1))
                .toList();
        assertThat(dashes).hasSizeGreaterThan(3).doesNotHaveDuplicates();
    }

    private List<String> headings(String command) throws Exception {
        return elements(page(command), "h2").stream()
                .map(Element::getTextContent)
                .toList();
    }

    private Document page(String command) throws Exception {
        var directory = folder.resolve(command);
        if (!Files.exists(directory)) {
            var world = new Simulated(64);
            var answers = world.answers(world.twoPl(6), world.abilities(600, 0, 1));
            var lines = new ArrayList<>(List.of("group,a,b,c,d,e,f"));
            for (int p = 0; p < 600; p++) {
                var person = p;
                lines.add((p % 2 == 0 ? "x" : "y")
                        + IntStream.range(0, 6)
                                .mapToObj(i -> "," + answers.code(person, i))
                                .reduce("", String::concat));
            }
            Files.write(folder.resolve("data.csv"), lines);
            var args = new ArrayList<>(List.of(command, "--data", folder + "/data.csv", "--out", directory.toString()));
            args.addAll(command.equals("dif") ? List.of("--group", "group") : List.of("--items", "a,b,c,d,e,f"));
            assertThat(Measure.run(args.toArray(String[]::new), System.out, System.err))
                    .isZero();
        }
        var html = Files.readString(directory.resolve("report.html"));
        // Void elements of HTML are closed, so that the rest can be read as XML: whatever is not well formed fails
        // here.
        var xml = html.replace("<!DOCTYPE html>\n", "").replaceAll("<(meta|br|img|link)([^>]*[^/])>", "<$1$2/>");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<Element> elements(Object parent, String name) {
        var nodes = parent instanceof Document document
                ? document.getElementsByTagName(name)
                : ((Element) parent).getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static Element withId(Document page, String id) {
        return elements(page, "*").stream()
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing is called " + id));
    }
}
