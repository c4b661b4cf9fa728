package org.tessera.credential;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signs a credential as a JSON Web Token in the form of Open Badges 3.0 §8.2: the credential's own members are the claims,
 * with {@code iss}, {@code jti}, {@code sub}, {@code nbf} and {@code exp} beside them.
 */
public final class VcJwt {

    private VcJwt() {}

    /**
     * The token. The issuer's name is first taken from the certificate, as for a sealed credential, and the certificate
     * chain goes along, so that it can be checked without a network.
     *
     * @param json an unsigned W3C credential with issuer object, id and validFrom
     * @return a compact JWS in ASCII
     * @throws IllegalArgumentException if the JSON is no such credential
     */
    public static byte[] sign(byte[] json, SealKey key) {
        final ObjectNode credential;
        try {
            if (!(Json.parse(json) instanceof ObjectNode object) || !(object.path("issuer") instanceof ObjectNode)) {
                throw new IllegalArgumentException("What shall be signed is no credential with an issuer.");
            }
            credential = object;
        } catch (Refusal e) {
            throw new IllegalArgumentException("What shall be signed is no sound JSON: " + e.cause.code(), e);
        }
        var issuer = (ObjectNode) credential.path("issuer");
        CertificateName.of(key.certificate()).organisation().ifPresent(name -> issuer.put("name", name));
        var header = Json.object()
                .put("alg", key.algorithm())
                .put("typ", "JWT")
                .put("kid", issuer.path("id").asString() + "#" + IssuerCheck.fingerprint(key.certificate()));
        return CompactJws.sign(header, claims(credential), key).getBytes(StandardCharsets.US_ASCII);
    }

    private static ObjectNode claims(ObjectNode credential) {
        credential.put("iss", credential.at("/issuer/id").asString());
        credential.put("jti", credential.path("id").asString());
        if (credential.path("credentialSubject").has("id")) {
            credential.put("sub", credential.at("/credentialSubject/id").asString());
        }
        credential.put("nbf", seconds(credential, "validFrom"));
        if (credential.has("validUntil")) {
            credential.put("exp", seconds(credential, "validUntil"));
        }
        return credential;
    }

    private static long seconds(ObjectNode credential, String member) {
        try {
            return OffsetDateTime.parse(credential.path(member).asString("")).toEpochSecond();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(member + " is no time with zone.", e);
        }
    }

    /** The credential inside verified claims; the claims beside it must say the same. */
    static ObjectNode credential(ObjectNode claims) throws Refusal {
        var credential = claims.deepCopy();
        try {
            var agree = same(credential, "iss", "/issuer/id")
                    && same(credential, "jti", "/id")
                    && same(credential, "sub", "/credentialSubject/id")
                    && (!claims.has("nbf") || claims.path("nbf").asLong(-1) == seconds(claims, "validFrom"))
                    && (!claims.has("exp") || claims.path("exp").asLong(-1) == seconds(claims, "validUntil"));
            if (!agree) {
                throw new Refusal(Cause.CLAIMS_DISAGREE);
            }
        } catch (IllegalArgumentException e) {
            throw new Refusal(Cause.CLAIMS_DISAGREE);
        }
        for (var claim : new String[] {"iss", "jti", "sub", "nbf", "exp", "iat"}) {
            credential.remove(claim);
        }
        return credential;
    }

    private static boolean same(ObjectNode credential, String claim, String member) {
        var inside = credential.at(member).isMissingNode() && claim.equals("iss")
                ? credential.path("issuer")
                : credential.at(member);
        return !credential.has(claim) || credential.path(claim).asString("").equals(inside.asString(""));
    }
}
