package org.tessera.credential;

import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * A file that was opened: its signature holds, or could not be checked.
 *
 * @param format what it is
 * @param form the answer about its form
 * @param seal the answer about its signature
 * @param signer who signed
 * @param issuer the issuer's id in the credential
 * @param agrees whether the credential names the same issuer as the signer's certificate
 * @param owner the answer about the person who shows it
 * @param credential dates and status in the words of W3C credentials
 * @param facts what it says; asked for only where it may be shown
 * @param parts the credentials inside it, opened as well
 */
record Opened(
        Format format,
        Check form,
        Check seal,
        Signer signer,
        String issuer,
        boolean agrees,
        Check owner,
        JsonNode credential,
        Supplier<Facts> facts,
        List<Opened> parts) {

    /** A credential that holds no others. */
    Opened(
            Format format,
            Check form,
            Check seal,
            Signer signer,
            String issuer,
            boolean agrees,
            Check owner,
            JsonNode credential,
            Supplier<Facts> facts) {
        this(format, form, seal, signer, issuer, agrees, owner, credential, facts, List.of());
    }

    static Check ownerNotProven() {
        return Check.of(Check.Kind.OWNER, Check.Outcome.UNKNOWN, Cause.OWNER_NOT_PROVEN);
    }

    static Check sealIntact(Signer signer) {
        var time = signer.sealed().map(ElmJson::instant).orElse("it was sealed");
        return Check.of(Check.Kind.SEAL, Check.Outcome.HOLDS, Cause.SEAL_INTACT, java.util.Map.of("time", time));
    }
}
