package org.tessera.credential;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What the later levels of JAdES add to a seal (ETSI TS 119 182-1 §5.3, {@code etsiU}): time-stamps over the signature
 * ({@code sigTst}) and over everything up to them ({@code arcTst}), revocation lists and responses ({@code rVals}).
 *
 * <p>All of it stands outside the seal, where anybody can put things: what is wrong proves nothing, but takes nothing
 * away either.
 */
final class SealEvidence {

    private static final int MOST = 32;

    /** A stamp and the bytes that it must cover. */
    private record Stamped(TimeStamp stamp, byte[] content) {}

    private final List<Stamped> stamps = new ArrayList<>();
    private final List<byte[]> revocations = new ArrayList<>();

    private SealEvidence() {}

    static SealEvidence of(SealedFile file) {
        var evidence = new SealEvidence();
        var value = file.signature().path("signature").asString("");
        // What an archive time-stamp covers (§5.3.6.3): the payload as it stands, because b64 is false, header, value.
        var covered = new StringBuilder(file.payload())
                .append('.')
                .append(file.protectedPart())
                .append('.')
                .append(value)
                .append('.');
        var elements = file.signature().path("header").path("etsiU");
        for (var i = 0; i < Math.min(elements.size(), MOST); i++) {
            evidence.add(elements.get(i), value, covered);
        }
        return evidence;
    }

    private void add(JsonNode element, String value, StringBuilder covered) {
        var content = content(element);
        for (var der : tokens(content.path("sigTst"))) {
            TimeStamp.read(der).ifPresent(stamp -> stamps.add(new Stamped(stamp, ascii(value))));
        }
        for (var der : tokens(content.path("arcTst"))) {
            var before = covered.toString().getBytes(StandardCharsets.UTF_8);
            TimeStamp.read(der).ifPresent(stamp -> stamps.add(new Stamped(stamp, before)));
        }
        for (var owner : List.of(content, content.path("tstVD"), content.path("anyValData"))) {
            values(owner.path("rVals").path("crlVals")).forEach(revocations::add);
            values(owner.path("rVals").path("ocspVals")).forEach(revocations::add);
        }
        // An element in clear would have to be canonicalised first; stamps behind one cover something else than this.
        covered.append(element.isString() ? element.stringValue() : "\0");
    }

    private static JsonNode content(JsonNode element) {
        try {
            return element.isString()
                    ? Json.parse(Base64Url.decode(element.stringValue()).orElse(new byte[0]))
                    : element;
        } catch (Refusal refusal) {
            return Json.object();
        }
    }

    private static List<byte[]> tokens(JsonNode container) {
        return values(container.path("tstTokens"));
    }

    private static List<byte[]> values(JsonNode list) {
        return list.valueStream()
                .limit(MOST)
                .flatMap(one -> base64(one.path("val").asString("")))
                .toList();
    }

    private static Stream<byte[]> base64(String text) {
        try {
            return Stream.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Lists and responses, DER. */
    List<byte[]> revocations() {
        return List.copyOf(revocations);
    }

    /** The times of the stamps that cover what they should, whoever made them. */
    List<Instant> intact() {
        return stamps.stream()
                .filter(one -> one.stamp().covers(one.content()))
                .map(one -> one.stamp().time())
                .toList();
    }

    /**
     * The earliest time at which the seal is proven to have existed. The outermost stamp must be good now; each one
     * inside it, at the time of the next good one around it. That is how a chain of stamps outlives each authority.
     */
    Optional<Instant> proven(CertificatePaths paths, Instant now) {
        var reference = now;
        var proven = Optional.<Instant>empty();
        for (var one : stamps.reversed()) {
            var time = one.stamp().time();
            if (one.stamp().covers(one.content())
                    && !time.isAfter(reference)
                    && one.stamp().isRecognised(paths, reference)) {
                reference = time;
                proven = Optional.of(time);
            }
        }
        return proven;
    }
}
