package org.tessera.credential;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A status list as it is published: a BitstringStatusListCredential as JWT (media type {@code application/vc+jwt}) that
 * carries its certificate chain.
 *
 * @param list what it says
 * @param issuer whose list it says it is
 * @param signer who signed it
 * @param from from when it speaks
 * @param until until when it may be relied on
 */
record SignedStatusList(StatusList list, String issuer, Signer signer, Instant from, Instant until) {

    private static final String CONTEXT = "https://www.w3.org/ns/credentials/v2";

    static byte[] sign(StatusList list, SealKey key, String issuer, Instant from, Instant until) {
        var header =
                Json.object().put("alg", key.algorithm()).put("typ", "vc+jwt").put("cty", "vc");
        return CompactJws.sign(header, credential(list, issuer, from, until), key)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static ObjectNode credential(StatusList list, String issuer, Instant from, Instant until) {
        var json = Json.object();
        json.putArray("@context").add(CONTEXT);
        json.put("id", list.url());
        json.putArray("type").add("VerifiableCredential").add("BitstringStatusListCredential");
        json.put("issuer", issuer);
        json.put("validFrom", ElmJson.instant(from));
        json.put("validUntil", ElmJson.instant(until));
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
            var token = CompactJws.open(Json.decode(file).strip(), new KeyBook(Trust.none(), KeySource.none()));
            return token.header().type().equals("vc+jwt")
                    ? parse(token.header().signer(), token.payload())
                    : Optional.empty();
        } catch (Refusal | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<SignedStatusList> parse(Signer signer, JsonNode json) {
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
                        json.path("issuer").asString(""),
                        signer,
                        time(json, "validFrom"),
                        time(json, "validUntil")));
    }

    private static Instant time(JsonNode json, String member) {
        return OffsetDateTime.parse(json.path(member).asString("")).toInstant();
    }
}
