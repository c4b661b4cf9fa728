package org.tessera.assess.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class QtiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Of each kind, with any words. */
    @Property(tries = 68)
    void whatIsExportedComesBackIdentically(@ForAll("kinds") String kind, @ForAll("words") String words)
            throws Exception {
        var wording = with(words, Kinds.all().get(kind));
        var back = QtiPackage.read(QtiPackage.write(Map.of("K08-0001", wording), (language, key) -> key));
        assertThat(back).singleElement().satisfies(read -> {
            assertThat(read.notes()).isEmpty();
            assertThat(read.name()).isEqualTo("K08-0001");
            assertThat(read.wording()).contains(wording);
        });
    }

    @Provide
    Arbitrary<String> kinds() {
        return Arbitraries.of(Kinds.all().keySet());
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(
                        "a", "ώ", "Ł", " ", "  ", "<", "&", "]]>", "\"", "'", "|", "=", ";", "{", "*", "&lt;", "😀",
                        "й")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    /** Appended, so that the marks of gaps stay where they are. */
    private static Wording with(String words, Kinds.Sample sample) {
        var tree = JSON.readTree(JSON.writeValueAsString(sample.question()));
        append(tree, words);
        var why = new LinkedHashMap<String, String>();
        why.put("en", "Because" + words);
        why.put("el", "Επειδή" + words);
        return new Wording(JSON.treeToValue(tree, Question.class), sample.key(), why);
    }

    private static void append(JsonNode node, String words) {
        if (node instanceof ObjectNode object && object.has("en"))
            object.properties().stream()
                    .toList()
                    .forEach(e -> object.put(e.getKey(), e.getValue().asString() + words));
        node.forEach(child -> append(child, words));
    }

    private static final String FOREIGN = """
            <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="q.1" adaptive="false" xml:lang="el-GR">
              <responseDeclaration identifier="R" cardinality="%s" baseType="identifier"><correctResponse>%s</correctResponse></responseDeclaration>
              <itemBody><p>Διαβάστε <strong>καλά</strong>.</p>%s</itemBody>
              <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>
            </assessmentItem>""";

    @Example
    void anItemOfVersion2IsReadAndWhatPlainTextCanNotHoldIsSaid() throws Exception {
        var read = one(FOREIGN.formatted("single", "<value>A.1</value>", """
                <choiceInteraction responseIdentifier="R" maxChoices="1" shuffle="true"><prompt>Ποιος;</prompt>
                <simpleChoice identifier="A.1">Η Άννα</simpleChoice><simpleChoice identifier="B">Ο Βασίλης</simpleChoice>
                </choiceInteraction>"""));
        var question = (Question.Choice) read.wording().orElseThrow().question();
        assertThat(question.stem()).containsEntry("el", "Διαβάστε καλά.\n\nΠοιος;");
        assertThat(read.wording().get().key())
                .isEqualTo(new Key.One(question.options().getFirst().id()));
        assertThat(read.notes())
                .extracting(QtiNote::key)
                .containsExactly("assess.qti.loss.shuffle", "assess.qti.loss.format");
    }

    @Example
    void severalOrderAndMatchOfVersion2AreRead() throws Exception {
        var choices =
                "<simpleChoice identifier='A'>a</simpleChoice><simpleChoice identifier='B'>b</simpleChoice><simpleChoice identifier='C'>c</simpleChoice>";
        assertThat(key(FOREIGN.formatted(
                        "multiple",
                        "<value>A</value><value>C</value>",
                        "<choiceInteraction responseIdentifier='R' maxChoices='0'>" + choices
                                + "</choiceInteraction>")))
                .isEqualTo(new Key.Some(List.of("A", "C"), Rule.ALL_OR_NOTHING));
        assertThat(key(FOREIGN.formatted(
                        "ordered",
                        "<value>C</value><value>A</value><value>B</value>",
                        "<orderInteraction responseIdentifier='R'>" + choices + "</orderInteraction>")))
                .isEqualTo(new Key.Sequence(List.of("C", "A", "B"), Rule.ALL_OR_NOTHING));
        var sets =
                "<simpleMatchSet><simpleAssociableChoice identifier='L'>l</simpleAssociableChoice><simpleAssociableChoice identifier='M'>m</simpleAssociableChoice></simpleMatchSet>"
                        + "<simpleMatchSet><simpleAssociableChoice identifier='X'>x</simpleAssociableChoice><simpleAssociableChoice identifier='Y'>y</simpleAssociableChoice></simpleMatchSet>";
        assertThat(key(FOREIGN.formatted(
                        "multiple",
                        "<value>L Y</value><value>M X</value>",
                        "<matchInteraction responseIdentifier='R'>" + sets + "</matchInteraction>")))
                .isEqualTo(new Key.Pairs(Map.of("L", "Y", "M", "X"), Rule.ALL_OR_NOTHING));
    }

    @Example
    void aGapInAStrangersTextIsRead() throws Exception {
        var read = one(FOREIGN.replace("identifier\"><correct", "string\"><correct")
                .formatted(
                        "single",
                        "<value>Αθήνα</value>",
                        "<p>Στην <textEntryInteraction responseIdentifier='R'/> σήμερα.</p>"));
        var gaps = (Question.Gaps) read.wording().orElseThrow().question();
        assertThat(gaps.passage()).containsEntry("el", "Διαβάστε καλά.\n\nΣτην [[1]] σήμερα.");
        assertThat(read.wording().get().key())
                .isEqualTo(new Key.Fills(Map.of("1", List.of("Αθήνα")), Rule.ALL_OR_NOTHING));
    }

    @Example
    void whatIsNotKnownIsNamedAndTheItemIsNotTakenByHalves() throws Exception {
        for (String part : List.of(
                "sliderInteraction",
                "drawingInteraction",
                "customInteraction",
                "gapMatchInteraction",
                "hottextInteraction")) {
            var read = one(FOREIGN.formatted("single", "<value>1</value>", "<" + part + " responseIdentifier='R'/>"));
            assertThat(read.wording()).isEmpty();
            assertThat(read.notes()).extracting(QtiNote::key).contains("assess.qti.fault.unsupported");
        }
        var picture = one(
                FOREIGN.formatted(
                        "single",
                        "<value>A</value>",
                        "<p><img src='a.png' alt=''/></p><choiceInteraction responseIdentifier='R'><simpleChoice identifier='A'>a</simpleChoice><simpleChoice identifier='B'>b</simpleChoice></choiceInteraction>"));
        assertThat(picture.wording()).isEmpty();
        assertThat(picture.notes()).extracting(QtiNote::key).contains("assess.qti.fault.picture-in-text");
    }

    @Example
    void whatOnlyLooksLikeOursIsRefusedInWords() throws Exception {
        for (String kind : Kinds.all().keySet()) {
            var sample = Kinds.all().get(kind);
            var xml = QtiWriter.of("X", new Wording(sample.question(), sample.key(), Map.of()), "x.png", (l, k) -> k);
            for (String broken : List.of(
                    xml.replaceAll("<qti-simple-match-set>.*</qti-simple-match-set>", ""),
                    xml.replaceAll("<h2.*?</h2>", ""),
                    xml.replaceAll("data-tessera-manner=\"[A-Z_]+\"", "data-tessera-manner=\"SHOUT\""),
                    xml.replaceAll("<qti-value>.*?</qti-value>", ""))) {
                var read = one(broken);
                assertThat(read.wording().isPresent() || read.notes().stream().anyMatch(QtiNote::fault))
                        .isTrue();
            }
        }
    }

    @Example
    void documentTypesEntitiesAndDepthAreRefused() {
        var secret = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><assessmentItem>&e;</assessmentItem>";
        var laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><assessmentItem>&b;</assessmentItem>";
        var deep = "<a>".repeat(50_000) + "</a>".repeat(50_000);
        for (String xml : List.of(
                secret, laughs, deep, "<a", "<?xml version='1.0'?><!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x.dtd'><a/>"))
            assertThatThrownBy(() -> QtiPackage.read(xml.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(QtiPackage.Refused.class)
                    .hasMessage("assess.qti.refused.xml");
    }

    @Example
    void aPackageThatLeadsOutOrBlowsUpIsRefused() throws Exception {
        for (String name :
                List.of("../../evil.xml", "/etc/evil.xml", "a\\..\\evil.xml", "C:/evil.xml", "items/../../evil.xml"))
            assertThatThrownBy(() -> QtiPackage.read(zip(name, "x")))
                    .isInstanceOf(QtiPackage.Refused.class)
                    .hasMessage("assess.qti.refused.path");
        assertThatThrownBy(() -> QtiPackage.read(zip("zeros.bin", "0".repeat(41 << 20))))
                .isInstanceOf(QtiPackage.Refused.class)
                .hasMessage("assess.qti.refused.large");
        assertThatThrownBy(() -> QtiPackage.read(zip("a.xml", "x")))
                .isInstanceOf(QtiPackage.Refused.class)
                .hasMessage("assess.qti.refused.manifest");
        assertThatThrownBy(() -> QtiPackage.read("PK\3\4 not really".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(QtiPackage.Refused.class);
    }

    @Example
    void simpleItemsComeFromATable() throws Exception {
        var table =
                "question;a;b;c;right;why\nΠοιος;Άννα;Βασίλης;;b;Το είδαμε\nWho?;Ann;Ben;Cleo;a c;\nNobody;x;;;q;\n";
        var read = CsvItems.read(table.getBytes(StandardCharsets.UTF_8), "el");
        assertThat(read.get(0).wording().orElseThrow().key()).isEqualTo(new Key.One("b"));
        assertThat(read.get(0).wording().get().why()).containsEntry("el", "Το είδαμε");
        assertThat(read.get(1).wording().orElseThrow().key())
                .isEqualTo(new Key.Some(List.of("a", "c"), Rule.ALL_OR_NOTHING));
        assertThat(read.get(2).wording()).isEmpty();
        assertThat(read.get(2).notes())
                .allMatch(QtiNote::fault)
                .allMatch(n -> n.item().equals("4"));
        assertThatThrownBy(() -> CsvItems.read("x,y\n1,2\n".getBytes(StandardCharsets.UTF_8), "el"))
                .hasMessage("assess.qti.refused.columns");
    }

    private static QtiReader.Read one(String xml) throws QtiPackage.Refused {
        return QtiPackage.read(xml.getBytes(StandardCharsets.UTF_8)).getFirst();
    }

    private static Key key(String xml) throws QtiPackage.Refused {
        return one(xml).wording().orElseThrow().key();
    }

    private static byte[] zip(String name, String content) throws java.io.IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
