package org.tessera.credential;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Public keys as JSON Web Keys (RFC 7517, RFC 8037): P-256 and Ed25519, which is what holders have. */
final class Jwk {

    private Jwk() {}

    static ObjectNode of(PublicKey key) {
        return switch (key) {
            case EdECPublicKey ed ->
                Json.object().put("kty", "OKP").put("crv", "Ed25519").put("x", Base64Url.encode(Multikey.point(ed)));
            case ECPublicKey ec ->
                Json.object()
                        .put("kty", "EC")
                        .put("crv", "P-256")
                        .put("x", Base64Url.encode(Multikey.fixed(ec.getW().getAffineX())))
                        .put("y", Base64Url.encode(Multikey.fixed(ec.getW().getAffineY())));
            default -> throw new IllegalArgumentException("No key of kind " + key.getAlgorithm());
        };
    }

    static Optional<PublicKey> read(JsonNode jwk) {
        var x = Base64Url.decode(jwk.path("x").asString("")).filter(bytes -> bytes.length == 32);
        var y = Base64Url.decode(jwk.path("y").asString("")).filter(bytes -> bytes.length == 32);
        try {
            return switch (jwk.path("kty").asString("") + " " + jwk.path("crv").asString("")) {
                case "OKP Ed25519" -> x.isPresent() ? Optional.of(Multikey.ed25519(x.get())) : Optional.empty();
                case "EC P-256" ->
                    x.isPresent() && y.isPresent()
                            ? Optional.of(Multikey.p256(new BigInteger(1, x.get()), new BigInteger(1, y.get())))
                            : Optional.empty();
                default -> Optional.empty();
            };
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** The key that a {@code did:key} or {@code did:jwk} is. */
    static Optional<PublicKey> ofDid(String did) {
        var word = did.replaceFirst("#.*$", "").replaceFirst("^did:(key|jwk):", "");
        if (did.startsWith("did:key:")) {
            return Multikey.decode(word);
        }
        try {
            var bytes = Base64Url.decode(word);
            return did.startsWith("did:jwk:") && bytes.isPresent()
                    ? read(Json.parse(new String(bytes.get(), StandardCharsets.UTF_8)))
                    : Optional.empty();
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    /** The kind of signature a holder's key makes. */
    static ProofKey.Suite suite(PublicKey key) {
        return key instanceof EdECPublicKey ? ProofKey.Suite.EDDSA_RDFC_2022 : ProofKey.Suite.ECDSA_RDFC_2019;
    }

    /** Its name in a JWS header. */
    static String algorithm(ProofKey.Suite suite) {
        return suite == ProofKey.Suite.EDDSA_RDFC_2022 ? "EdDSA" : "ES256";
    }
}
