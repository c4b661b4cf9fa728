package org.tessera.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes awards as SD-JWT credentials ({@code dc+sd-jwt}: RFC 9901 and the IETF draft SD-JWT VC, as OpenID4VCI 1.0 and
 * HAIP 1.0 use it): the form for wallets, in which the holder shows piece by piece.
 *
 * <p>Name, birth date, grade and each learning outcome are disclosed only if the holder wants; what a verifier needs to
 * judge the credential at all (issuer, type, dates, key, status) always is.
 */
public final class SdJwtVc {

    /** Never to be disclosed selectively (SD-JWT VC §3.2.2.2): a holder could hide an end of validity. */
    static final Set<String> ALWAYS_OPEN =
            Set.of("iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "status", "_sd_alg");

    private static final int SALT = 16;

    private SdJwtVc() {}

    /**
     * The credential with all disclosures, to be handed to its holder.
     *
     * @param award the facts; its learner's holder key, if any, becomes {@code cnf}
     * @param key a key of the issuer; HAIP wants ES256 and a certificate that is not self-signed
     * @param vct the type, an IRI; publish {@link #typeMetadata} there
     * @param at the time of signing
     * @return ASCII, the signed token and its disclosures, each followed by "~"
     */
    public static String write(Award award, SealKey key, String vct, Instant at) {
        return seal(unsigned(award, vct, at), key);
    }

    /**
     * What will be signed, for whoever writes that down first: {@code claims} with the digests and the {@code disclosures}
     * beside them. Salts are random, so no two are alike.
     *
     * @param at what will stand as the time of issue
     * @return UTF-8 JSON
     */
    public static byte[] unsigned(Award award, String vct, Instant at) {
        var random = new SecureRandom();
        var disclosures = new ArrayList<String>();
        var claims = SdJwtClaims.open(award, vct, at);
        var digests = new TreeSet<String>();
        SdJwtClaims.hidden(award).properties().forEach(claim -> {
            var disclosure = disclosure(random, claim.getKey(), claim.getValue());
            disclosures.add(disclosure);
            digests.add(digest(disclosure));
        });
        var outcomes = claims.putArray("outcomes");
        award.outcomes().forEach(outcome -> {
            var disclosure = disclosure(random, null, SdJwtClaims.outcome(outcome));
            disclosures.add(disclosure);
            outcomes.addObject().put("...", digest(disclosure));
        });
        // In the order of the digests, so that their place tells nothing.
        digests.forEach(claims.withArray("_sd")::add);
        claims.put("_sd_alg", "sha-256");
        var unsigned = Json.object();
        unsigned.set("claims", claims);
        disclosures.forEach(unsigned.putArray("disclosures")::add);
        return Json.write(unsigned);
    }

    /**
     * Signs what {@link #unsigned} wrote. Who issues it is added from the certificate.
     *
     * @throws IllegalArgumentException if it is nothing of that kind
     */
    public static String seal(byte[] unsigned, SealKey key) {
        try {
            var json = Json.parse(unsigned);
            if (!(json.path("claims") instanceof ObjectNode claims)) {
                throw new IllegalArgumentException("What shall be signed has no claims.");
            }
            CertificateName.of(key.certificate())
                    .organisation()
                    .ifPresent(name -> claims.put("issuing_authority", name));
            var header = Json.object().put("alg", key.algorithm()).put("typ", "dc+sd-jwt");
            var sealed = new StringBuilder(CompactJws.sign(header, claims, key)).append('~');
            json.path("disclosures")
                    .forEach(one -> sealed.append(one.asString()).append('~'));
            return sealed.toString();
        } catch (Refusal refusal) {
            throw new IllegalArgumentException("What shall be signed is no sound JSON.", refusal);
        }
    }

    private static String disclosure(
            SecureRandom random, @org.jspecify.annotations.Nullable String name, JsonNode value) {
        var salt = new byte[SALT];
        random.nextBytes(salt);
        var array = Json.object().arrayNode().add(Base64Url.encode(salt));
        if (name != null) {
            array.add(name);
        }
        return Base64Url.encode(Json.write(array.add(value)));
    }

    static String digest(String text) {
        return Base64Url.encode(sha256(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String integrity(byte[] document) {
        return "sha256-" + Base64.getEncoder().encodeToString(sha256(document));
    }

    /**
     * The description of the type, to be published at its address (SD-JWT VC type metadata): what the claims are called
     * and which of them the holder may keep back.
     */
    public static byte[] typeMetadata(String vct) {
        var json = Json.object()
                .put("vct", vct)
                .put("name", "Micro-credential")
                .put(
                        "description",
                        "A micro-credential with the elements of the Council Recommendation of 16 June 2022.");
        var claims = json.putArray("claims");
        for (var name : List.of("given_name", "family_name", "name", "name_latin", "birthdate", "grade")) {
            claim(claims.addObject(), "always").putArray("path").add(name);
        }
        claim(claims.addObject(), "always").putArray("path").add("outcomes").addNull();
        for (var name : List.of("title", "summary", "awarding_body", "issuing_authority", "workload", "level")) {
            claim(claims.addObject(), "never").putArray("path").add(name);
        }
        return Json.write(json);
    }

    private static ObjectNode claim(ObjectNode claim, String sd) {
        return claim.put("sd", sd);
    }

    /**
     * A presentation: the holder shows some pieces to one verifier, and proves possession of the holder key.
     *
     * @param credential as written by {@link #write}
     * @param show names of claims to disclose; "outcomes" discloses all outcomes
     * @param holder the private half of the holder key
     * @param request what the verifier asked for
     * @param at the time of presenting
     * @throws IllegalArgumentException if the credential has a disclosure that can't be read
     */
    public static String present(
            String credential, Set<String> show, ProofKey holder, PresentationRequest request, Instant at) {
        var parts = new ArrayList<>(Arrays.asList(credential.split("~", -1)));
        var shown = new StringBuilder(parts.getFirst()).append('~');
        for (var disclosure : parts.subList(1, Math.max(1, parts.size() - 1))) {
            if (show.contains(name(disclosure).orElse("outcomes"))) {
                shown.append(disclosure).append('~');
            }
        }
        var header = Json.object().put("alg", Jwk.algorithm(holder.suite())).put("typ", "kb+jwt");
        var claims = Json.object()
                .put("iat", at.getEpochSecond())
                .put("aud", request.audience())
                .put("nonce", request.nonce())
                .put("sd_hash", digest(shown.toString()));
        var content = Base64Url.encode(Json.write(header)) + "." + Base64Url.encode(Json.write(claims));
        var signature = Base64Url.encode(holder.sign(content.getBytes(StandardCharsets.US_ASCII)));
        return shown + content + "." + signature;
    }

    private static Optional<String> name(String disclosure) {
        try {
            var array = Json.parse(Base64Url.decode(disclosure).orElseThrow(() -> new Refusal(Cause.DISCLOSURE_WRONG)));
            return array.size() == 3 ? Optional.of(array.path(1).asString("")) : Optional.empty();
        } catch (Refusal refusal) {
            throw new IllegalArgumentException("The credential has a disclosure that can't be read.", refusal);
        }
    }
}
