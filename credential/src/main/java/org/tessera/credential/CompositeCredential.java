package org.tessera.credential;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the award of a whole programme with the awards that make it up, as one European Digital Credential: the passport
 * itself, once enough parts are earned.
 */
public final class CompositeCredential {

    private CompositeCredential() {}

    /**
     * What keeps the parts from making the whole; empty if nothing does.
     *
     * @param whole the award of the programme; its {@link Award#standardPage} is the programme's IRI
     * @param parts awards whose {@link Award#stacking} names that programme
     * @return English sentences
     */
    public static List<String> lacking(Award whole, List<Award> parts) {
        var lacking = new ArrayList<String>();
        var programme = whole.standardPage().orElse("");
        if (programme.isEmpty()) {
            lacking.add("The award of the programme names no standard page, so nothing can be a part of it.");
        }
        var earned = new HashSet<String>();
        var total = 1;
        for (var part : parts) {
            var name = part.title().in("en");
            var stacking = part.stacking().filter(one -> one.programme().equals(programme));
            if (stacking.isEmpty()) {
                lacking.add("“" + name + "” is no part of this programme.");
            } else if (!earned.add(part.standardPage().orElse(part.id()))) {
                lacking.add("“" + name + "” counts once only.");
            }
            if (!isSamePerson(part.learner(), whole.learner())) {
                lacking.add("“" + name + "” was earned by somebody else.");
            }
            if (part.validUntil().filter(end -> end.isBefore(whole.issued())).isPresent()) {
                lacking.add("“" + name + "” had ended before.");
            }
            total = Math.max(total, stacking.map(Stacking::total).orElse(1));
        }
        if (earned.size() < total) {
            lacking.add(earned.size() + " of " + total + " parts are there.");
        }
        return List.copyOf(lacking);
    }

    private static boolean isSamePerson(Learner one, Learner other) {
        return one.givenName().equals(other.givenName())
                && one.familyName().equals(other.familyName())
                && one.birthDate().equals(other.birthDate());
    }

    /**
     * The unsealed credential of the whole, to be sealed with {@link JadesSeal}.
     *
     * @return compact UTF-8 JSON
     * @throws IllegalArgumentException if the parts do not make the whole; the message says why
     */
    public static byte[] write(Award whole, List<Award> parts, PageImages images) {
        var lacking = lacking(whole, parts);
        if (!lacking.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", lacking));
        }
        var credential = new EdcWriter(whole, images).credential();
        var achievement = (ObjectNode) credential.path("credentialSubject").path("hasClaim");
        achievement.set(
                "hasPart",
                ElmJson.list(parts.stream()
                        .map(part -> new EdcWriter(part, images).achievement())
                        .toList()));
        return Json.write(credential);
    }
}
