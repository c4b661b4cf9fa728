package org.tessera.credential;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a person's badges as one Comprehensive Learner Record (1EdTech CLR 2.0): the natural export of a whole passport.
 * Each badge stays signed by its own issuer; whoever puts them together signs that they belong together.
 */
public final class LearningRecord {

    static final String CONTEXT = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json";

    private LearningRecord() {}

    /**
     * The unsigned record. Sign it with {@link DataIntegrity#sign} or {@link VcJwt#sign}.
     *
     * @param id the record's IRI
     * @param name what it is called, such as "Passport to Employment"
     * @param issuer who puts it together
     * @param learner whose it is
     * @param from from when it counts
     * @param badges signed Open Badges as JSON, at least one
     * @return compact UTF-8 JSON
     * @throws IllegalArgumentException if one of the badges is no badge, or the same one comes twice
     */
    public static byte[] write(
            String id, String name, Organisation issuer, Learner learner, Instant from, List<byte[]> badges) {
        Iri.require(id);
        if (badges.isEmpty()) {
            throw new IllegalArgumentException("A record holds at least one badge.");
        }
        var json = Json.object();
        json.putArray("@context").add(LinkedDataContexts.VC_2).add(CONTEXT).add(LinkedDataContexts.OPEN_BADGES);
        json.put("id", id);
        json.putArray("type").add("VerifiableCredential").add("ClrCredential");
        json.put("name", name);
        json.putObject("issuer")
                .put("id", issuer.id())
                .put("name", issuer.legalName().in("en"))
                .putArray("type")
                .add("Profile");
        json.put("validFrom", ElmJson.instant(from));
        var subject = json.putObject("credentialSubject");
        subject.putArray("type").add("ClrSubject");
        learner.holderKey().ifPresent(did -> subject.put("id", did));
        OpenBadgeWriter.name(subject.putArray("identifier"), learner.fullName());
        learner.latinName().ifPresent(latin -> OpenBadgeWriter.name(subject.withArray("identifier"), latin));
        var inside = subject.putArray("verifiableCredential");
        var seen = new java.util.HashSet<String>();
        for (var badge : badges) {
            var credential = badge(badge);
            if (!seen.add(credential.path("id").asString(""))) {
                throw new IllegalArgumentException(
                        "The same badge comes twice: " + credential.path("id").asString(""));
            }
            inside.add(credential);
        }
        return Json.write(json);
    }

    /**
     * The badges in a record that was written here, each as JSON with its proofs.
     *
     * @throws IllegalArgumentException if it is no JSON
     */
    public static List<byte[]> badges(byte[] record) {
        try {
            return Json.many(Json.parse(record).path("credentialSubject"), "verifiableCredential")
                    .map(Json::write)
                    .toList();
        } catch (Refusal e) {
            throw new IllegalArgumentException("This is no record.", e);
        }
    }

    private static ObjectNode badge(byte[] file) {
        try {
            if (Json.parse(file) instanceof ObjectNode badge
                    && OpenBadgeFormat.looksLike(badge)
                    && badge.has("proof")) {
                return badge;
            }
            throw new IllegalArgumentException("What shall be put into the record is no signed badge.");
        } catch (Refusal e) {
            throw new IllegalArgumentException("What shall be put into the record is no sound JSON.", e);
        }
    }
}
