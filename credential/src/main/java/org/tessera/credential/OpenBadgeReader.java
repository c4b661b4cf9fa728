package org.tessera.credential;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Opens Open Badges: JSON with Data Integrity proofs, and JSON Web Tokens. */
final class OpenBadgeReader {

    private static final int MOST_PROOFS = 8;

    private final KeyBook book;
    private final Endorsements endorsements;

    OpenBadgeReader(KeyBook book, IssuerCheck issuers) {
        this.book = book;
        this.endorsements = new Endorsements(this, issuers);
    }

    /** A token, of one badge or of a record of many; the issuer's name in it must be the certificate's. */
    Opened token(String text) throws Refusal {
        var token = CompactJws.open(text, book);
        var credential = VcJwt.credential(token.payload());
        var signer = token.header().signer();
        var agrees = !(signer instanceof Signer.Certified certified)
                || CertificateName.of(certified.certificate())
                        .organisation()
                        .equals(Optional.of(credential.at("/issuer/name").asString("")));
        return LearningRecordReader.looksLike(credential)
                ? new LearningRecordReader(this).open(credential, signer, agrees)
                : opened(Format.OPEN_BADGE_JWT, credential, signer, agrees);
    }

    /** A badge with proofs in it, or a record of many. */
    Opened proven(ObjectNode credential) throws Refusal {
        return LearningRecordReader.looksLike(credential)
                ? new LearningRecordReader(this).open(credential, signer(credential), true)
                : badge(credential);
    }

    /** A badge with proofs in it. */
    Opened badge(ObjectNode credential) throws Refusal {
        return opened(Format.OPEN_BADGE, credential, signer(credential), true);
    }

    /**
     * Who signed a credential with proofs in it. Every proof of a kind that we know must hold, and there must be one;
     * others are passed over, as the standard has it.
     */
    Signer signer(ObjectNode credential) throws Refusal {
        var signers = new ArrayList<Signer>();
        var proofs = Json.many(credential, "proof").toList();
        if (proofs.size() > MOST_PROOFS) {
            throw new Refusal(Cause.SEVERAL_SIGNATURES);
        }
        for (var proof : proofs) {
            if (proof instanceof ObjectNode object
                    && DataIntegrity.suite(object).isPresent()) {
                signers.add(verified(credential, object));
            }
        }
        if (signers.isEmpty()) {
            throw new Refusal(proofs.isEmpty() ? Cause.NOT_SEALED : Cause.UNKNOWN_METHOD);
        }
        return signers.getFirst();
    }

    private Signer verified(ObjectNode credential, ObjectNode proof) throws Refusal {
        var method = proof.path("verificationMethod").asString("");
        var found = book.find(method).orElseThrow(() -> new Refusal(Cause.KEY_UNAVAILABLE));
        if (!DataIntegrity.verifies(credential, proof, found.key())) {
            throw new Refusal(Cause.SEAL_BROKEN);
        }
        return new Signer.Keyed(method, found.vouched(), created(proof));
    }

    private static Optional<Instant> created(JsonNode proof) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(proof.path("created").asString("")).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Opened opened(Format format, ObjectNode credential, Signer signer, boolean agrees) throws Refusal {
        if (!OpenBadgeFormat.looksLike(credential)) {
            throw new Refusal(Cause.NOT_A_CREDENTIAL);
        }
        var endorsed = endorsements.in(credential);
        return new Opened(
                format,
                endorsed.areSound() ? form(format, credential) : endorsed.check(),
                Opened.sealIntact(signer),
                signer,
                OpenBadgeFacts.issuer(credential),
                agrees,
                Opened.ownerNotProven(),
                credential,
                () -> new OpenBadgeFacts(credential).read().endorsedBy(endorsed.facts()));
    }

    private static Check form(Format format, ObjectNode credential) {
        return format == Format.OPEN_BADGE ? OpenBadgeFormat.proven(credential) : OpenBadgeFormat.check(credential);
    }
}
