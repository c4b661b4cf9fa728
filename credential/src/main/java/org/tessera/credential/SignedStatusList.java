package org.tessera.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A status list as it is published: a BitstringStatusListCredential as JWT (media type {@code application/vc+jwt}) that
 * carries its certificate chain.
 *
 * @param list what it says
 * @param header who signed it
 * @param from from when it speaks
 * @param until until when it may be relied on
 */
record SignedStatusList(StatusList list, JwsHeader header, Instant from, Instant until) {

    private static final String CONTEXT = "https://www.w3.org/ns/credentials/v2";

    static byte[] sign(StatusList list, SealKey key, String issuer, Instant from, Instant until) {
        var header =
                Json.object().put("alg", key.algorithm()).put("typ", "vc+jwt").put("cty", "vc");
        var x5c = header.putArray("x5c");
        try {
            for (var certificate : key.chain()) {
                x5c.add(Base64.getEncoder().encodeToString(certificate.getEncoded()));
            }
            var content = Base64Url.encode(Json.write(header)) + "."
                    + Base64Url.encode(Json.write(credential(list, issuer, from, until)));
            var signature = key.sign(content.getBytes(StandardCharsets.US_ASCII));
            return (content + "." + Base64Url.encode(signature)).getBytes(StandardCharsets.US_ASCII);
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("The certificate chain can't be written.", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The seal key can't be used.", e);
        }
    }

    private static JsonNode credential(StatusList list, String issuer, Instant from, Instant until) {
        var json = Json.object();
        json.putArray("@context").add(CONTEXT);
        json.put("id", list.url());
        json.putArray("type").add("VerifiableCredential").add("BitstringStatusListCredential");
        json.put("issuer", issuer);
        json.put("validFrom", EdcWriter.instant(from));
        json.put("validUntil", EdcWriter.instant(until));
        json.putObject("credentialSubject")
                .put("id", list.url() + "#list")
                .put("type", "BitstringStatusList")
                .put("statusPurpose", list.purpose().word())
                .put("encodedList", list.encode());
        return json;
    }

    /** The list in a file whose signature is intact; whose it is the caller must ask. Empty if it is no such list. */
    static Optional<SignedStatusList> read(byte[] file) {
        try {
            var parts = Json.decode(file).strip().split("\\.", -1);
            if (parts.length != 3) {
                return Optional.empty();
            }
            var header = JwsHeader.read(parts[0]);
            var signature = Base64Url.decode(parts[2]);
            var signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
            var key = header.chain().getFirst().getPublicKey();
            if (header.unencoded()
                    || !header.type().equals("vc+jwt")
                    || signature.isEmpty()
                    || !header.algorithm().verifies(key, signed, signature.get())) {
                return Optional.empty();
            }
            return parse(header, Json.parse(Base64Url.decode(parts[1]).orElse(new byte[0])));
        } catch (Refusal | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<SignedStatusList> parse(JwsHeader header, JsonNode json) {
        var subject = json.path("credentialSubject");
        var word = subject.path("statusPurpose").asString("");
        return Arrays.stream(StatusList.Purpose.values())
                .filter(purpose -> purpose.word().equals(word))
                .findFirst()
                .map(purpose -> new SignedStatusList(
                        StatusList.decode(
                                json.path("id").asString(""),
                                purpose,
                                subject.path("encodedList").asString("")),
                        header,
                        time(json, "validFrom"),
                        time(json, "validUntil")));
    }

    private static Instant time(JsonNode json, String member) {
        return OffsetDateTime.parse(json.path(member).asString("")).toInstant();
    }
}
