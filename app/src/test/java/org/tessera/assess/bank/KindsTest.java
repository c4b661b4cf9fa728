package org.tessera.assess.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tessera.platform.Form;
import tools.jackson.databind.json.JsonMapper;

class KindsTest {
    private final Wire wire = new Wire(JsonMapper.builder().build());

    static Stream<Kinds.Sample> samples() {
        return Kinds.all().values().stream();
    }

    @Test
    void everyKindHasASample() {
        assertThat(samples().map(s -> s.question().getClass()).distinct().toList())
                .containsAll((Iterable) List.of(Question.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theRightAnswerBringsAllPointsAndNoAnswerNone(Kinds.Sample item) {
        assertThat(Fit.faults(item.question(), item.key())).isEmpty();
        if (item.question().markedByPeople()) {
            assertThat(item.key().score(item.question(), Response.none())).isInstanceOf(Score.ByPeople.class);
            return;
        }
        var right = item.key().score(item.question(), item.key().model(item.question()));
        assertThat(right).isEqualTo(new Score.Points(right.most(), right.most()));
        assertThat(item.key().score(item.question(), Response.none())).isEqualTo(new Score.Points(0, right.most()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsTypedIsSavedAndReadTheSame(Kinds.Sample item) {
        var model = item.key().model(item.question());
        var form = new LinkedHashMap<String, String>();
        model.values().forEach((id, value) -> form.put(Field.name(id), value));
        var saved = Response.typed(item.question(), Form.with(form));
        if (item.question().fields().isEmpty()) {
            assertThat(saved).isEmpty();
            return;
        }
        assertThat(item.question().accepts(saved.orElseThrow())).isTrue();
        assertThat(Response.of(item.question(), saved)).isEqualTo(model);
        assertThat(item.question().accepts("zz=1;")).isEqualTo(written(item.question()));
    }

    private static boolean written(Question question) {
        var fields = question.fields();
        return fields.size() == 1
                && fields.getFirst().offered().isEmpty()
                && fields.getFirst().id().isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void storedAndReadItIsTheSame(Kinds.Sample item) {
        assertThat(wire.question(wire.text(item.question()))).isEqualTo(item.question());
        assertThat(wire.key(wire.text(item.key()))).isEqualTo(item.key());
    }

    @Test
    void itemsStoredBeforeThereWereKindsAreRead() {
        var old = "{\"stem\":{\"en\":\"Who?\"},\"options\":[{\"id\":\"a\",\"text\":{\"en\":\"I\"}}]}";
        assertThat(wire.question(old)).isInstanceOf(Question.Choice.class);
        assertThat(wire.key("a")).isEqualTo(new Key.One("a"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aKeyNeverStandsInItsTextForm(Kinds.Sample item) {
        assertThat(item.key().toString()).startsWith(item.question().markedByPeople() ? "no key" : "key of");
    }

    @ParameterizedTest
    @CsvSource({
        "a=yes;c=yes, 1, 2", // all
        "a=yes, 0, 1", // half
        "a=yes;b=yes;c=yes, 0, 1", // one too many
        "a=yes;b=yes;c=yes;d=yes, 0, 0", // ticking everything brings nothing
        "b=yes, 0, 0"
    })
    void severalIsScoredWholeOrByItsParts(String answer, int whole, int partial) {
        assertThat(points(Kinds.several(Rule.ALL_OR_NOTHING), answer)).isEqualTo(whole);
        assertThat(points(Kinds.several(Rule.PARTIAL), answer)).isEqualTo(partial);
    }

    @Test
    void orderMatchAndGapsBringAPointForEachPartInItsPlace() {
        assertThat(points(Kinds.order(Rule.PARTIAL), "a=1;b=3;c=2")).isEqualTo(1);
        assertThat(points(Kinds.order(Rule.ALL_OR_NOTHING), "a=1;b=3;c=2")).isZero();
        assertThat(points(Kinds.match(Rule.PARTIAL), "l1=y;l2=y;l3=y")).isEqualTo(2);
        assertThat(points(Kinds.gaps(Rule.PARTIAL), "1=y;2=+%CE%91%CE%98%CE%89%CE%9D%CE%91+"))
                .isEqualTo(2);
        assertThat(points(Kinds.gaps(Rule.PARTIAL), "1=x;2=athens")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1500.5; 1",
                "1.500,5; 1",
                "1,500.5; 1",
                "1 500,50; 1",
                "1500; 1",
                "1.500; 1",
                "1,500; 1",
                "1501.01; 0",
                "1499; 0",
                "-1500.5; 0",
                "about 1500; 0",
                "1500.5 euro; 0",
                "1e3; 0",
                "15005; 0"
            })
    void aNumberCountsAsItIsWrittenAnywhere(String written, int points) {
        assertThat(points(Kinds.number(), written)).isEqualTo(points);
    }

    @Test
    void aNumberWithoutToleranceIsExact() {
        var key = new Key.Amount(new BigDecimal("0.3"), BigDecimal.ZERO);
        var question = new Question.Numeric(Map.of("en", "?"), Map.of());
        assertThat(key.score(question, Response.one("0,30"))).isEqualTo(new Score.Points(1, 1));
        assertThat(key.score(question, Response.one("0.300001"))).isEqualTo(new Score.Points(0, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "RATE, a=5;b=4;c=2;d=1, 3", // mean distance .5 of at most 3.5 and 2.5: .83
        "RATE, a=1;b=1;c=5;d=5, 0",
        "RATE, a=5;b=4;c=2, 0", // not complete
        "BEST_WORST, best=a;worst=d, 4",
        "BEST_WORST, best=a;worst=c, 3",
        "BEST_WORST, best=b;worst=c, 2",
        "BEST_WORST, best=d;worst=a, 0",
        "BEST_WORST, best=a;worst=a, 0", // nothing is both
        "RANK, a=1;b=2;c=3;d=4, 3",
        "RANK, a=2;b=1;c=4;d=3, 2", // two neighbours changed places
        "RANK, a=4;b=3;c=2;d=1, 0",
        "RANK, a=1;b=1;c=2;d=3, 0" // two in one place
    })
    void judgementComesNearTheExperts(Question.Judgement.Manner manner, String answer, int points) {
        assertThat(points(Kinds.judgement(manner), answer)).isEqualTo(points);
    }

    @Test
    void aPanelThatIsSmallOrDividedMakesNoKey() {
        var item = Kinds.judgement(Question.Judgement.Manner.RATE);
        var ratings = ((Key.Panel) item.key()).ratings();
        var situation = (Question.Judgement) item.question();
        assertThat(new Experts(new Key.Panel(ratings), situation).fault()).isEmpty();
        assertThat(new Experts(new Key.Panel(ratings.subList(0, 11)), situation).fault())
                .contains("assess.bank.fault.few-experts");
        var divided = ratings.stream()
                .map(row -> row.get(0) == 4 ? List.of(1, 1, 2, 1) : List.of(5, 5, 3, 2))
                .toList();
        assertThat(new Experts(new Key.Panel(divided), situation).fault()).contains("assess.bank.fault.few-options");
        var alike = ratings.stream()
                .map(row -> row.get(0) == 4 ? List.of(3, 3, 3, 4) : List.of(4, 3, 4, 3))
                .toList();
        assertThat(new Experts(new Key.Panel(alike), situation).fault()).contains("assess.bank.fault.panel-differs");
    }

    @Test
    void anOptionOnWhichExpertsDifferIsShownButNotScored() {
        var item = Kinds.judgement(Question.Judgement.Manner.RANK);
        var torn = ((Key.Panel) item.key())
                .ratings().stream()
                        .map(row -> List.of(row.get(0), row.get(0) == 4 ? 1 : 5, row.get(2), row.get(3)))
                        .toList();
        var sample = new Kinds.Sample(item.question(), new Key.Panel(torn));
        assertThat(points(sample, "a=2;b=1;c=3;d=4")).isEqualTo(3);
        assertThat(points(sample, "a=1;b=4;c=2;d=3")).isEqualTo(3);
    }

    @Test
    void aFileIsKnownByItsContentAndNeverByItsName() {
        var upload = Kinds.all().get("upload").question();
        assertThat(Artefact.of(upload, "%PDF-1.7 …".getBytes())).isInstanceOf(Artefact.Accepted.class);
        assertThat(Artefact.of(upload, "<script>".getBytes())).isInstanceOf(Artefact.OfAnotherKind.class);
        assertThat(Artefact.of(upload, "OggS".getBytes())).isInstanceOf(Artefact.OfAnotherKind.class);
        assertThat(Artefact.of(upload, new byte[0])).isInstanceOf(Artefact.Empty.class);
        assertThat(Artefact.of(upload, new byte[(2 << 20) + 1])).isInstanceOf(Artefact.TooLarge.class);
        var accepted =
                (Artefact.Accepted) Artefact.of(Kinds.all().get("recording").question(), "OggS".getBytes());
        assertThat(upload.accepts(accepted.answer())).isTrue();
        assertThat(upload.accepts("file:ogg:../../etc/passwd")).isFalse();
    }

    @Test
    void aKeyOfAnotherQuestionDoesNotFit() {
        var all = List.copyOf(Kinds.all().values());
        for (Kinds.Sample one : all) {
            for (Kinds.Sample other : all) {
                if (one.key().getClass().equals(other.key().getClass())) continue;
                assertThat(Fit.faults(one.question(), other.key()))
                        .as("%s with %s", one.question(), other.key())
                        .contains("assess.bank.fault.key");
            }
        }
    }

    private static int points(Kinds.Sample item, String answer) {
        return ((Score.Points) item.key().score(item.question(), Response.of(item.question(), Optional.of(answer))))
                .earned();
    }
}
