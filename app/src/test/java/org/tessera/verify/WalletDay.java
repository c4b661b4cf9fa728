package org.tessera.verify;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.SampleAward;
import org.tessera.credential.Award;
import org.tessera.credential.SdJwtVc;
import org.tessera.credential.SealKey;
import org.tessera.credential.TestAuthority;
import org.tessera.credential.TokenStatusEntry;
import org.tessera.issue.Copies;
import org.tessera.passport.PassportDay;
import org.tessera.platform.Settings;

/** Puts a holder's credential into a wallet as SD-JWT, sealed with our own key for wallets. */
@Component
class WalletDay {
    /** What a wallet holds: the credential with all its disclosures, and the key that it is bound to. */
    record Held(String credential, ECKey key) {}

    private final Settings settings;
    private final Copies copies;
    private final JdbcClient jdbc;

    WalletDay(Settings settings, Copies copies, JdbcClient jdbc) {
        this.settings = settings;
        this.copies = copies;
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
            return new Held(SdJwtVc.write(award, seal, copies.type(), now), key);
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
        return SampleAward.by(settings.address(""), "Tessera", settings.address("/standards/" + what + "/1"))
                .id("urn:credential:" + holder.credential())
                .learner(SampleAward.learner().holding(did(key)))
                .issued(now)
                .validUntil(now.plus(365, ChronoUnit.DAYS))
                .tokenStatus(place(holder))
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
