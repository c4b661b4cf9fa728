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

    // With a Data Integrity proof instead of a token.

    private static Checker checker(StatusSource lists) {
        var trust = Samples.authority().trust().pinning(java.util.Map.of(KEY.verificationMethod(), KEY.publicKey()));
        return new Checker(trust, lists, Samples.CLOCK);
    }

    private static byte[] proven() {
        return DataIntegrity.sign(record(badges()), KEY, Samples.NOW);
    }

    @Test
    void aRecordMayCarryAProofInsteadOfBeingAToken() {
        var report = checker(Samples.serving(Samples.published(Samples.list()))).check(proven());
        assertThat(report.verdict()).as(report.toJson()).isEqualTo(Report.Verdict.GENUINE_AND_VALID);
        assertThat(report.format()).isEqualTo(Format.LEARNING_RECORD);
        assertThat(report.facts().orElseThrow().canDo()).hasSize(2);
    }

    @Test
    void aChangedRecordIsRefused() {
        var changed = new String(proven(), StandardCharsets.UTF_8)
                .replace("Passport to Employment", "Passport to Enjoyment")
                .getBytes(StandardCharsets.UTF_8);
        var report = checker(StatusSource.none()).check(changed);
        assertThat(report.verdict()).isEqualTo(Report.Verdict.ALTERED);
        assertThat(report.facts()).isEmpty();
    }

    @Test
    void aRecordDoesNotPassOffAWithdrawnBadgeAsGood() {
        var list = Samples.list();
        list.set(70_001, StatusList.Standing.WITHDRAWN);
        var report = checker(Samples.serving(Samples.published(list))).check(proven());
        assertThat(report.check(Check.Kind.STATUS).cause()).isEqualTo("part-withdrawn");
        assertThat(report.verdict()).isEqualTo(Report.Verdict.WITHDRAWN);
        assertThat(checker(StatusSource.none()).check(proven()).verdict()).isEqualTo(Report.Verdict.UNCONFIRMED);
    }

    @Test
    void aRecordWithAWordOfItsOwnIsRefusedBySignerAndChecker() {
        var odd = new String(record(badges()), StandardCharsets.UTF_8)
                .replace("\"name\":\"Passport", "\"remark\":\"x\",\"name\":\"Passport")
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> DataIntegrity.sign(odd, KEY, Samples.NOW)).hasMessageContaining("unknown-terms");
        var token = VcJwt.sign(odd, Samples.authority().sealKey());
        assertThat(Samples.checker().check(token).check(Check.Kind.FORMAT).cause())
                .isEqualTo("unknown-terms");
    }

    @org.junit.jupiter.params.ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "complex.json",
                "simple-noproof.json",
                "simple.json",
                "simple.jwt",
                "simple_old_safesigned.json",
                "simple_v1.json"
            })
    void theOfficialVectorsAreReadAndTheirIssuersNotKnown(String name) {
        var report = Samples.checker().check(Shared.bytes("ob3/vectors/clr20/" + name));
        assertThat(report.verdict()).isEqualTo(Report.Verdict.UNCONFIRMED);
    }
}
