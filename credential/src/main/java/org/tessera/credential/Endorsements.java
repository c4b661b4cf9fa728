package org.tessera.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Judges the endorsements inside a badge, each a credential of its own about the badge, its achievement or its issuer. */
final class Endorsements {

    private static final int MOST = 20;

    private final OpenBadgeReader reader;
    private final IssuerCheck issuers;

    Endorsements(OpenBadgeReader reader, IssuerCheck issuers) {
        this.reader = reader;
        this.issuers = issuers;
    }

    /**
     * What came of them.
     *
     * @param facts those whose signature holds
     * @param unsound ids of those whose signature is broken, or that speak of something else than where they stand
     */
    record Judged(List<Facts.Endorsement> facts, TreeSet<String> unsound) {
        boolean areSound() {
            return unsound.isEmpty();
        }

        Check check() {
            var part = Map.of("part", String.join(", ", unsound));
            return Check.of(Check.Kind.FORMAT, Check.Outcome.FAILS, Cause.PART_NOT_SOUND, part);
        }
    }

    Judged in(JsonNode badge) throws Refusal {
        var judged = new Judged(new ArrayList<>(), new TreeSet<>());
        var achievement = Json.first(Json.first(badge, "credentialSubject"), "achievement");
        for (var owner : List.of(badge, badge.path("issuer"), achievement)) {
            var endorsements = Json.many(owner, "endorsement").toList();
            if (endorsements.size() > MOST) {
                throw new Refusal(Cause.TOO_DEEP_OR_LARGE);
            }
            for (var endorsement : endorsements) {
                judge(endorsement, owner.path("id").asString(""), judged);
            }
        }
        return judged;
    }

    private void judge(JsonNode endorsement, String owner, Judged judged) {
        var id = endorsement.path("id").asString("?");
        var subject = Json.first(endorsement, "credentialSubject");
        if (!(endorsement instanceof ObjectNode credential)
                || Json.many(endorsement, "type")
                        .noneMatch(type -> type.asString("").equals("EndorsementCredential"))
                || !subject.path("id").asString("").equals(owner)) {
            judged.unsound.add(id);
            return;
        }
        try {
            judged.facts.add(fact(credential, subject, reader.signer(credential)));
        } catch (Refusal refusal) {
            // One by an unknown key or method says nothing; a broken one shows that the badge was put together
            // carelessly.
            if (!Refused.UNCHECKED.contains(refusal.cause)) {
                judged.unsound.add(id);
            }
        }
    }

    private Facts.Endorsement fact(JsonNode endorsement, JsonNode subject, Signer signer) {
        var issuer = OpenBadgeFacts.issuer(endorsement);
        var name = endorsement.path("issuer").path("name").asString("");
        var comment = subject.path("endorsementComment").asString("");
        return new Facts.Endorsement(
                issuer,
                name.isBlank() ? Optional.empty() : Optional.of(Text.of("en", name)),
                Text.of("en", comment.isBlank() ? "–" : comment),
                issuers.check(signer, issuer).outcome() == Check.Outcome.HOLDS);
    }
}
