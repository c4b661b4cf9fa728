package org.tessera.credential;

import java.util.List;

/**
 * A learning outcome: what the person can do. Annex I, element 6.
 *
 * @param id its IRI
 * @param kind knowledge, skill or attitude
 * @param title the outcome as a sentence
 * @param escoSkills terms of the ESCO skills pillar that it covers, may be empty
 * @param frameworkSkills terms of other frameworks that it covers (LifeComp, GreenComp, DigComp, EntreComp), may be
 *     empty
 */
public record Outcome(String id, Kind kind, Text title, List<Concept> escoSkills, List<Concept> frameworkSkills) {

    /** The European Learning Model has types for the first two only; an attitude is written without type. */
    public enum Kind {
        KNOWLEDGE,
        SKILL,
        ATTITUDE
    }

    /** Refuses an id that is no IRI and ESCO terms of another scheme. */
    public Outcome {
        Iri.require(id);
        escoSkills = List.copyOf(escoSkills);
        frameworkSkills = List.copyOf(frameworkSkills);
        if (!escoSkills.stream().allMatch(skill -> skill.scheme().equals(Elm.ESCO_SKILLS))) {
            throw new IllegalArgumentException("ESCO skills belong to the scheme " + Elm.ESCO_SKILLS);
        }
    }

    /** A skill without links to frameworks. */
    public static Outcome skill(String id, Text title) {
        return new Outcome(id, Kind.SKILL, title, List.of(), List.of());
    }

    /** Knowledge without links to frameworks. */
    public static Outcome knowledge(String id, Text title) {
        return new Outcome(id, Kind.KNOWLEDGE, title, List.of(), List.of());
    }

    /** The same outcome that also covers this ESCO skill. */
    public Outcome covering(String escoIri, Text label) {
        return new Outcome(
                id, kind, title, plus(escoSkills, new Concept(escoIri, label, Elm.ESCO_SKILLS)), frameworkSkills);
    }

    /** The same outcome that also covers this cell of a framework. */
    public Outcome covering(Concept frameworkSkill) {
        return new Outcome(id, kind, title, escoSkills, plus(frameworkSkills, frameworkSkill));
    }

    private static List<Concept> plus(List<Concept> concepts, Concept more) {
        return java.util.stream.Stream.concat(concepts.stream(), java.util.stream.Stream.of(more))
                .toList();
    }
}
