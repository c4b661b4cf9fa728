package org.tessera.credential;

import com.ibm.icu.text.SpoofChecker;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds unknown issuers that look like known ones (Unicode Technical Standard 39): a Cyrillic а among Latin letters, an
 * invisible character, the very name of somebody else.
 */
final class LookAlikes {

    private final Map<String, String> bySkeleton = new HashMap<>();

    /** The names of those who are known. */
    LookAlikes(Trust trust) {
        trust.register().values().forEach(this::know);
        trust.anchors()
                .forEach(anchor -> CertificateName.of(anchor).organisation().ifPresent(this::know));
    }

    private void know(String name) {
        bySkeleton.put(skeleton(name), name);
    }

    /**
     * A sharper answer about an issuer that was not recognised, if its name asks for one.
     *
     * @param check the answer so far
     * @param iri the issuer's id in the credential; its host goes into the details as the network sees it
     * @param names what the issuer is called, in the credential and in the certificate
     */
    Check judged(Check check, String iri, Collection<String> names) {
        if (!check.is(Cause.ISSUER_NOT_RECOGNISED) && !check.is(Cause.ISSUER_NOT_IN_REGISTER)) {
            return check;
        }
        var like = names.stream()
                .flatMap(name -> Optional.ofNullable(bySkeleton.get(skeleton(name))).stream())
                .findFirst();
        var details = new HashMap<>(check.details());
        host(iri).ifPresent(host -> details.put("host", host));
        if (like.isPresent()) {
            details.put("issuer", like.get());
            return Check.of(check.kind(), check.outcome(), Cause.ISSUER_LOOKS_LIKE, details);
        }
        return names.stream().anyMatch(LookAlikes::isDeceptive)
                ? Check.of(check.kind(), check.outcome(), Cause.ISSUER_NAME_DECEPTIVE, details)
                : new Check(check.kind(), check.outcome(), check.cause(), details);
    }

    private static String skeleton(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> !isInvisible(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return Unicode.CHECKER.getSkeleton(plain.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT));
    }

    /** Scripts mixed within one word, characters that nobody sees, letters of a direction that is turned by force. */
    static boolean isDeceptive(String name) {
        return name.codePoints().anyMatch(LookAlikes::isInvisible)
                || Stream.of(name.split("[\\s\\p{Punct}]+")).anyMatch(word -> Unicode.CHECKER.failsChecks(word));
    }

    private static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT || (Character.isISOControl(c) && !Character.isWhitespace(c));
    }

    /** The host of an address as the network sees it, so that no letter of it can deceive; empty if it has none. */
    static Optional<String> host(String iri) {
        try {
            var rest = iri.startsWith("did:web:")
                    ? iri.substring("did:web:".length()).replaceFirst("[:#].*$", "")
                    : iri.replaceFirst("^https?://", "").replaceFirst("[/?#].*$", "");
            var isAddress = iri.startsWith("did:web:") || iri.startsWith("http://") || iri.startsWith("https://");
            return isAddress ? Optional.of(IDN.toASCII(rest).toLowerCase(Locale.ROOT)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Loaded when first needed: the tables take a moment. */
    private static final class Unicode {
        static final SpoofChecker CHECKER = new SpoofChecker.Builder()
                .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.INVISIBLE)
                .setRestrictionLevel(SpoofChecker.RestrictionLevel.SINGLE_SCRIPT_RESTRICTIVE)
                .build();
    }
}
