package org.tessera.credential;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Whether a credential has been withdrawn or suspended since it was sealed. */
final class StatusCheck {

    private static final Pattern WEB = Pattern.compile("https?://([^/?#]+)/?");

    private final StatusSource source;
    private final IssuerCheck issuers;
    private final Clock clock;

    StatusCheck(StatusSource source, IssuerCheck issuers, Clock clock) {
        this.source = source;
        this.issuers = issuers;
        this.clock = clock;
    }

    /** Asks every list that the credential names; the worst answer counts. */
    Check check(JsonNode credential, Signer seal, String issuer) {
        var entries = Json.many(credential, "credentialStatus").toList();
        if (entries.isEmpty()) {
            return unknown(Cause.STATUS_NOT_OFFERED, Map.of());
        }
        return entries.stream()
                .map(entry -> entry.has("status_list")
                        ? token(entry.path("status_list"), seal)
                        : entry(entry)
                                .map(found -> ask(found, seal, issuer))
                                .orElseGet(() -> unknown(Cause.STATUS_UNREADABLE, Map.of())))
                .max(java.util.Comparator.comparingInt(StatusCheck::gravity))
                .orElseThrow();
    }

    /** The entry of an SD-JWT credential (Token Status List). */
    private Check token(JsonNode entry, Signer seal) {
        var uri = entry.path("uri").asString("");
        if (!entry.path("idx").isIntegralNumber() || !entry.path("idx").canConvertToLong() || !Iri.isAbsolute(uri)) {
            return unknown(Cause.STATUS_UNREADABLE, Map.of());
        }
        var file = source.find(uri);
        if (file.isEmpty()) {
            return unknown(Cause.STATUS_LIST_UNAVAILABLE, Map.of("list", uri));
        }
        var signed = TokenStatusList.read(file.get());
        if (signed.isEmpty()
                || !signed.get().list().uri().equals(uri)
                || !isSameSigner(signed.get().signer(), uri, seal, "")) {
            return unknown(Cause.STATUS_LIST_NOT_TRUSTED, Map.of("list", uri));
        }
        var list = signed.get();
        var index = entry.path("idx").longValue();
        return index < 0 || index >= list.list().size()
                ? unknown(Cause.STATUS_UNREADABLE, Map.of())
                : standing(() -> list.list().get(index), list.from(), list.until());
    }

    private Check standing(Supplier<StatusList.Standing> standing, Instant from, Instant until) {
        if (clock.instant().isAfter(until)) {
            return unknown(Cause.STATUS_LIST_OUTDATED, Map.of("until", ElmJson.instant(until)));
        }
        var asOf = Map.of("asof", ElmJson.instant(from));
        return switch (standing.get()) {
            case VALID -> Check.of(Check.Kind.STATUS, Check.Outcome.HOLDS, Cause.NOT_WITHDRAWN, asOf);
            case WITHDRAWN -> Check.of(Check.Kind.STATUS, Check.Outcome.FAILS, Cause.WITHDRAWN, asOf);
            case SUSPENDED -> Check.of(Check.Kind.STATUS, Check.Outcome.FAILS, Cause.SUSPENDED, asOf);
        };
    }

    private static int gravity(Check check) {
        return switch (check.outcome()) {
            case HOLDS -> 0;
            case UNKNOWN -> 1;
            case FAILS -> check.is(Cause.SUSPENDED) ? 2 : 3;
        };
    }

    private Check ask(StatusEntry entry, Signer seal, String issuer) {
        var file = source.find(entry.list());
        if (file.isEmpty()) {
            return unknown(Cause.STATUS_LIST_UNAVAILABLE, Map.of("list", entry.list()));
        }
        var signed = SignedStatusList.read(file.get());
        if (signed.isEmpty() || !isTheIssuers(signed.get(), entry, seal, issuer)) {
            return unknown(Cause.STATUS_LIST_NOT_TRUSTED, Map.of("list", entry.list()));
        }
        var list = signed.get();
        return entry.index() >= list.list().size()
                ? unknown(Cause.STATUS_UNREADABLE, Map.of())
                : standing(() -> list.list().get(entry.index()), list.from(), list.until());
    }

    /** The same address and purpose as the credential names, and signed by whoever sealed the credential. */
    private boolean isTheIssuers(SignedStatusList signed, StatusEntry entry, Signer seal, String issuer) {
        return signed.list().url().equals(entry.list())
                && signed.list().purpose() == entry.purpose()
                && isSameSigner(signed.signer(), signed.issuer(), seal, issuer);
    }

    /**
     * The same certificate, or another recognised one of the same organisation. A credential that was signed with a bare
     * key has no certificate to compare; there the list must name the same issuer, or its web address, and be
     * signed by a recognised one.
     */
    private boolean isSameSigner(Signer lister, String listIssuer, Signer seal, String issuer) {
        if (lister instanceof Signer.Certified list && seal instanceof Signer.Certified credential) {
            if (list.certificate().equals(credential.certificate())) {
                return true;
            }
            if (!CertificateName.of(list.certificate())
                    .sameOrganisation(CertificateName.of(credential.certificate()))) {
                return false;
            }
        } else if (!isSameAddress(listIssuer, issuer)) {
            return false;
        }
        return issuers.check(lister, issuer).outcome() == Check.Outcome.HOLDS;
    }

    /** The same id, or the web address and the {@code did:web} that whoever holds this address publishes there (§3.2). */
    private static boolean isSameAddress(String one, String other) {
        return one.equals(other) || (!host(one).isEmpty() && host(one).equals(host(other)));
    }

    /** The host with its port, of a web address or a {@code did:web} without a path; empty for any other id. */
    private static String host(String id) {
        if (id.startsWith("did:web:")) {
            var name = id.substring("did:web:".length());
            return name.contains(":") ? "" : name.replace("%3A", ":").toLowerCase(Locale.ROOT);
        }
        var web = WEB.matcher(id);
        return web.matches() ? web.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private static Check unknown(Cause cause, Map<String, String> details) {
        return Check.of(Check.Kind.STATUS, Check.Outcome.UNKNOWN, cause, details);
    }

    /** The entry, its words short as in Verifiable Credentials 2.0 or in full as in the European context. */
    static Optional<StatusEntry> entry(JsonNode json) {
        var list = word(json, "statusListCredential");
        var purpose = word(json, "statusPurpose").asString("");
        try {
            var index = Long.parseLong(word(json, "statusListIndex").asString(""));
            var url = list.isObject() ? list.path("id").asString("") : list.asString("");
            return Arrays.stream(StatusList.Purpose.values())
                    .filter(one -> one.word().equals(purpose))
                    .findFirst()
                    .map(one -> new StatusEntry(url, index, one));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static JsonNode word(JsonNode json, String name) {
        return json.has(name) ? json.path(name) : json.path(Elm.STATUS_VOCABULARY + name);
    }
}
