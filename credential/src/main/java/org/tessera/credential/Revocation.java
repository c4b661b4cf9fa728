package org.tessera.credential;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether any certificate of a path was revoked, on the word of its issuer. */
final class Revocation {

    private static final int MOST = 64;

    private final RevocationSource source;

    Revocation(RevocationSource source) {
        this.source = source;
    }

    /** What was found out. */
    sealed interface Standing {
        /** Every certificate is known to have been good. */
        record Good() implements Standing {}

        /** One of them was revoked at that time. */
        record Revoked(Instant at) implements Standing {}

        /** About one of them nothing trustworthy is at hand. */
        record Unknown() implements Standing {}
    }

    /** Whether somebody wants to know at all. */
    boolean isAsked() {
        return !(source instanceof NoRevocations);
    }

    /**
     * The standing of a path.
     *
     * @param path the certificate first, the trusted one last; about that one nobody is asked
     * @param embedded lists and responses that came along with the seal
     * @param at the time for which they must speak
     * @param now lists and responses from later than this are not believed
     */
    Standing of(List<X509Certificate> path, List<byte[]> embedded, Instant at, Instant now) {
        var known = true;
        for (var i = 0; i + 1 < path.size(); i++) {
            var answers = answers(path.get(i), path.get(i + 1), embedded, now);
            var revoked = answers.stream()
                    .flatMap(answer -> answer.revoked().stream())
                    .min(Instant::compareTo);
            if (revoked.isPresent()) {
                return new Standing.Revoked(revoked.get());
            }
            known = known && answers.stream().anyMatch(answer -> !answer.until().isBefore(at));
        }
        return known ? new Standing.Good() : new Standing.Unknown();
    }

    private List<Answer> answers(
            X509Certificate certificate, X509Certificate issuer, List<byte[]> embedded, Instant now) {
        var all = new ArrayList<>(embedded);
        all.addAll(source.about(certificate, issuer));
        return all.stream()
                .limit(MOST)
                .flatMap(der -> Stream.of(
                                RevocationList.answer(der, certificate, issuer),
                                OcspResponse.answer(der, certificate, issuer))
                        .flatMap(Optional::stream))
                .filter(answer -> !answer.from().isAfter(now.plusSeconds(60)))
                .toList();
    }

    /**
     * What one list or response says about one certificate.
     *
     * @param from the time of which it speaks
     * @param until the time until which it may be relied on
     * @param revoked when the certificate was revoked; empty: it was not
     */
    record Answer(Instant from, Instant until, Optional<Instant> revoked) {}
}
