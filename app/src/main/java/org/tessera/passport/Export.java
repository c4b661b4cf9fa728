package org.tessera.passport;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tessera.issue.Credentials;
import org.tessera.passport.badges.BadgeBook;
import org.tessera.people.People;
import org.tessera.platform.PersonId;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything of one person's passport in one file, readable without us: each sealed original byte for byte (base64) and
 * what it says, what it rests on, and whom it was shown to how often. GDPR art. 15 and 20.
 */
@Component
class Export {
    private static final int MOST_VIEWS = 10_000;
    private final People people;
    private final Holdings holdings;
    private final Credentials credentials;
    private final Shares shares;
    private final BadgeBook brought;
    private final Clock clock;
    private final JsonMapper json;

    Export(
            People people,
            Holdings holdings,
            Credentials credentials,
            Shares shares,
            BadgeBook brought,
            Clock clock,
            JsonMapper json) {
        this.people = people;
        this.holdings = holdings;
        this.credentials = credentials;
        this.shares = shares;
        this.brought = brought;
        this.clock = clock;
        this.json = json;
    }

    /** The file, UTF-8 JSON. */
    byte[] of(PersonId holder) {
        var person = people.of(holder);
        var export = new LinkedHashMap<String, Object>();
        export.put("format", "tessera-passport/1");
        export.put("madeAt", clock.instant().toString());
        export.put("name", person.fullName());
        person.latinName().ifPresent(name -> export.put("latinName", name));
        export.put(
                "credentials",
                holdings.of(holder).stream().map(this::credential).toList());
        export.put("links", shares.of(holder).stream().map(this::link).toList());
        export.put("broughtByPrograms", brought.export(holder));
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(export);
    }

    private Map<String, Object> credential(Held held) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("id", held.id().toString());
        entry.put("skill", held.skill());
        entry.put("title", held.title());
        entry.put("certifiedBy", held.body());
        entry.put("issuedAt", held.issued().issuedAt().toString());
        entry.put("validFrom", held.validFrom().toString());
        entry.put("validUntil", held.issued().validUntil().toString());
        entry.put("state", held.standing().state().key());
        held.standing().reason().ifPresent(reason -> entry.put("reason", reason));
        entry.put("restsOn", steps(held));
        entry.put("sha256", held.issued().sha256());
        entry.put("sealedBase64", Base64.getEncoder().encodeToString(credentials.sealed(held.id())));
        // The proof that it stands in the public log, and the only way to its entry there.
        credentials.receipt(held.id()).ifPresent(receipt -> entry.put("logReceipt", receipt.text()));
        return entry;
    }

    private List<Map<String, Object>> steps(Held held) {
        var steps = new ArrayList<Map<String, Object>>();
        for (var step : credentials.trace(held.id()).steps()) {
            steps.add(Map.of("kind", step.kind(), "reference", step.reference(), "facts", step.facts()));
        }
        return steps;
    }

    private Map<String, Object> link(Shares.Shared share) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("note", share.note());
        entry.put(
                "credentials",
                share.credentials().stream().map(Object::toString).toList());
        entry.put("fullName", share.fullName());
        entry.put("withFile", share.withFile());
        entry.put("madeAt", share.createdAt().toString());
        entry.put("endsAt", share.expiresAt().toString());
        share.stoppedAt().ifPresent(at -> entry.put("stoppedAt", at.toString()));
        entry.put(
                "openedAt",
                shares.views(share.id(), MOST_VIEWS).stream()
                        .map(Object::toString)
                        .toList());
        return entry;
    }
}
