package org.tessera.issue;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tessera.credential.Check;
import org.tessera.credential.Checker;
import org.tessera.credential.StatusSource;
import org.tessera.platform.Settings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks at badges with proofs of ours for the nightly check. Canonicalisation has one implementation here, so unlike
 * {@link PlainSignature} this goes by the library's checker: what it finds is what a stranger's copy of the library finds.
 */
@Component
class BadgeProofs {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Sealer sealer;
    private final PublicKeys keys;
    private final Settings settings;
    private final Clock clock;

    BadgeProofs(Sealer sealer, PublicKeys keys, Settings settings, Clock clock) {
        this.sealer = sealer;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** What was signed, and the certificate of the key of ours that did; empty if the proof is wrong or another's. */
    Optional<PlainSignature.Signed> signed(byte[] badge) {
        try {
            var report = new Checker(sealer.trust().pinning(keys.ofProofs()), StatusSource.none(), clock).check(badge);
            var method = JSON.readTree(badge).at("/proof/0/verificationMethod").asString("");
            if (report.check(Check.Kind.SEAL).outcome() != Check.Outcome.HOLDS) return Optional.empty();
            return sealer.chains().stream()
                    .filter(chain -> PublicKeys.method(settings, chain).equals(method))
                    .map(List::getFirst)
                    .findFirst()
                    .map(certificate -> new PlainSignature.Signed(badge, certificate));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
