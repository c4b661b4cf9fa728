package org.tessera.credential;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes endorsements (Open Badges 3.0, EndorsementCredential), by which a certification body, a school or an employer
 * vouches for an award, for an achievement or for an issuer.
 */
public final class Endorsement {

    private Endorsement() {}

    /**
     * The unsigned endorsement. Sign it with {@link DataIntegrity#sign} and a key of the endorser.
     *
     * @param id the endorsement's IRI
     * @param by who endorses
     * @param endorsed IRI of what is endorsed: a badge, its achievement or its issuer
     * @param name what the endorsement is called
     * @param comment what the endorser says
     * @param from from when it counts
     * @return compact UTF-8 JSON
     */
    public static byte[] write(String id, Organisation by, String endorsed, String name, String comment, Instant from) {
        Iri.require(id);
        Iri.require(endorsed);
        var json = Json.object();
        json.putArray("@context").add(LinkedDataContexts.VC_2).add(LinkedDataContexts.OPEN_BADGES);
        json.put("id", id);
        json.putArray("type").add("VerifiableCredential").add("EndorsementCredential");
        json.put("name", name);
        json.putObject("issuer")
                .put("id", by.id())
                .put("name", by.legalName().in("en"))
                .putArray("type")
                .add("Profile");
        json.put("validFrom", ElmJson.instant(from));
        json.putObject("credentialSubject")
                .put("id", endorsed)
                .put("endorsementComment", comment)
                .putArray("type")
                .add("EndorsementSubject");
        return Json.write(json);
    }

    /**
     * Puts signed endorsements into a badge that is not signed yet, each beside what it speaks of.
     *
     * @param badge as written by {@link OpenBadge#write(Award, String)}
     * @return the badge, to be signed by its issuer
     * @throws IllegalArgumentException if one of them is not signed, or speaks of nothing that is in the badge
     */
    public static byte[] add(byte[] badge, List<byte[]> endorsements) {
        try {
            var json = (ObjectNode) Json.parse(badge);
            for (var endorsement : endorsements) {
                var credential = Json.parse(endorsement);
                var about = credential.path("credentialSubject").path("id").asString("");
                if (!credential.has("proof")) {
                    throw new IllegalArgumentException("An endorsement is signed before it is added.");
                }
                place(json, about).withArray("endorsement").add(credential);
            }
            return Json.write(json);
        } catch (Refusal | ClassCastException e) {
            throw new IllegalArgumentException("What shall be put together is no sound JSON.", e);
        }
    }

    private static ObjectNode place(ObjectNode badge, String about) {
        var achievement = badge.path("credentialSubject").path("achievement");
        for (JsonNode owner : List.of(badge, badge.path("issuer"), achievement)) {
            if (owner instanceof ObjectNode object
                    && owner.path("id").asString("").equals(about)) {
                return object;
            }
        }
        throw new IllegalArgumentException("Nothing in the badge is called " + about + ".");
    }
}
