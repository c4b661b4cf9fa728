package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LearningRecordTest {

    private static final ProofKey KEY =
            ProofKey.generate(ProofKey.Suite.EDDSA_RDFC_2022, Samples.body().id());

    private static byte[] badge(String id, String title) {
        var award = Samples.anAward().id(id).title(Text.of("en", title)).build();
        return DataIntegrity.sign(OpenBadge.write(award, "en"), KEY, Samples.NOW);
    }

    private static List<byte[]> badges() {
        return List.of(
                badge("urn:uuid:0195b0aa-0000-7000-8000-00000000000a", "Reading"),
                badge("urn:uuid:0195b0aa-0000-7000-8000-00000000000b", "Writing"));
    }

    private static byte[] record(List<byte[]> badges) {
        return LearningRecord.write(
                "urn:uuid:0195b0aa-0000-7000-8000-0000000000ff",
                "Passport to Employment",
                Samples.body(),
                Samples.anAward().build().learner(),
                Samples.NOW,
                badges);
    }

    private static Report check(UnaryOperator<String> change) {
        var json = change.apply(new String(record(badges()), StandardCharsets.UTF_8));
        var token = VcJwt.sign(
                json.getBytes(StandardCharsets.UTF_8), Samples.authority().sealKey());
        return Samples.checker().check(token);
    }

    @Test
    void aRecordIsGenuineWithEveryBadgeInIt() {
        var report = check(UnaryOperator.identity());
        assertThat(report.verdict()).as(report.toJson()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        assertThat(report.format()).isEqualTo(Format.LEARNING_RECORD);
        var facts = report.facts().orElseThrow();
        assertThat(facts.who().name()).isEqualTo("Ελένη Παπαδοπούλου");
        assertThat(facts.what().title()).contains(Text.of("en", "Passport to Employment"));
        assertThat(facts.canDo())
                .extracting(outcome -> outcome.title().in("en"))
                .containsExactly("Reading", "Writing");
    }

    @Test
    void aRecordDoesNotLendItsSignatureToWhatNobodySigned() {
        var report = check(text -> text.replace("\"name\":\"Writing\"", "\"name\":\"Surgery\""));
        assertThat(report.check(Check.Kind.FORMAT).cause()).isEqualTo("part-not-sound");
        assertThat(report.verdict()).isEqualTo(Report.Verdict.UNCONFIRMED);
    }

    @Test
    void onlySignedBadgesGoInAndEachOnce() {
        var unsigned = OpenBadge.write(Samples.anAward().build(), "en");
        assertThatThrownBy(() -> record(List.of(unsigned))).isInstanceOf(IllegalArgumentException.class);
        var twice = List.of(badges().getFirst(), badges().getFirst());
        assertThatThrownBy(() -> record(twice)).hasMessageContaining("twice");
        assertThatThrownBy(() -> record(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
