package org.tessera.verify;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.credential.Assessment;
import org.tessera.credential.Award;
import org.tessera.credential.Learner;
import org.tessera.credential.Level;
import org.tessera.credential.Organisation;
import org.tessera.credential.Outcome;
import org.tessera.credential.Participation;
import org.tessera.credential.QualityAssurance;
import org.tessera.credential.SdJwtVc;
import org.tessera.credential.SealKey;
import org.tessera.credential.TestAuthority;
import org.tessera.credential.Text;
import org.tessera.credential.TokenStatusEntry;
import org.tessera.issue.Credentials;
import org.tessera.passport.PassportDay;
import org.tessera.platform.Settings;

/** Puts a holder's credential into a wallet as SD-JWT, sealed with our own key for wallets. */
@Component
class WalletDay {
    /** What a wallet holds: the credential with all its disclosures, and the key that it is bound to. */
    record Held(String credential, ECKey key) {}

    private final Settings settings;
    private final Credentials credentials;
    private final JdbcClient jdbc;

    WalletDay(Settings settings, Credentials credentials, JdbcClient jdbc) {
        this.settings = settings;
        this.credentials = credentials;
        this.jdbc = jdbc;
    }

    Held held(PassportDay.Holder holder) {
        return held(holder, "K08", ours());
    }

    /** The same for another micro-credential, or sealed by somebody else. */
    Held held(PassportDay.Holder holder, String microCredential, SealKey seal) {
        try {
            var key = new ECKeyGenerator(Curve.P_256).generate();
            var now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
            var award = award(holder, microCredential, key);
            return new Held(SdJwtVc.write(award, seal, credentials.walletType(), now), key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key that seals for wallets here. */
    SealKey ours() {
        try {
            return TestAuthority.open(settings.home().resolve("keys")).walletKey();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Award award(PassportDay.Holder holder, String what, ECKey key) {
        var now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
        var body = Organisation.of(settings.address(""), Text.of("en", "Tessera"), "GR");
        var page = settings.address("/standards/" + what + "/1");
        return Award.builder()
                .id("urn:credential:" + holder.credential())
                .learner(Learner.of("Ελένη", "Παράδειγμα", LocalDate.now().minusYears(20))
                        .holding(did(key)))
                .title(Text.of("en", "Checking if information is reliable"))
                .summary(Text.of("en", "Finds out whether a source deserves trust."))
                .issuer(body)
                .awardingBody(body)
                .issued(now)
                .validUntil(now.plus(365, ChronoUnit.DAYS))
                .outcome(Outcome.skill(page + "#O1", Text.of("en", "Compares what several sources say")))
                .outcome(Outcome.skill(page + "#O2", Text.of("en", "Knows a picture that was changed")))
                .workloadHours(25)
                .level(Level.alignedWith(3))
                .assessment(Assessment.of(
                        Assessment.WRITTEN_EXAMINATION,
                        Text.of("en", "A supervised exam and one task"),
                        LocalDate.now(),
                        Assessment.SUPERVISED_WITH_ID))
                .participation(new Participation(Participation.ONLINE, Text.of("en", "Online")))
                .qualityAssurance(QualityAssurance.of(
                        QualityAssurance.PROGRAMME, Text.of("en", "A scheme"), page, Text.of("en", "The scheme")))
                .grade(Text.of("en", "Passed"))
                .standardPage(page)
                .tokenStatus(place(holder))
                .languages("en")
                .build();
    }

    private TokenStatusEntry place(PassportDay.Holder holder) {
        return jdbc.sql("select status_list, status_place from issue.planned where id = :id")
                .param("id", holder.credential().value())
                .query((row, n) ->
                        new TokenStatusEntry(settings.address("/status/" + row.getInt(1) + "/token"), row.getInt(2)))
                .single();
    }

    private static String did(ECKey key) {
        var jwk = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        return "did:jwk:" + Base64.getUrlEncoder().withoutPadding().encodeToString(jwk);
    }
}
