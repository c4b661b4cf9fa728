package org.tessera.assess.cut;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.tessera.assess.forms.Format;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;

/**
 * A standard setting for one form.
 *
 * @param step how far it is
 * @param judges the panel in the order of invitation
 */
record Study(UUID id, UUID form, OrganisationId owner, Instant openedAt, Step step, List<Judge> judges) {
    /** The steps, in their order; each is on record with who took it. */
    enum Step {
        /** The panel is being invited. */
        INVITING,
        /** Everybody judges alone. */
        FIRST_ROUND,
        /** Everybody sees what all judged, and how hard the questions really were. */
        DISCUSSION,
        /** Everybody judges again, alone. */
        SECOND_ROUND,
        /** The judgements stand. */
        CLOSED;

        /** The round that is open, 1 or 2; 0 when none is. */
        int round() {
            return this == FIRST_ROUND ? 1 : this == SECOND_ROUND ? 2 : 0;
        }

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** A member of the panel: {@code employer}, {@code education} or {@code profession}, and the language they judge for. */
    record Judge(PersonId person, String sector, String language) {}

    /** What the panel lacks: the end of a text's key, how it is and what is asked. */
    record Lack(String key, Object is, Object asked) {}

    /** What the composition of the panel lacks against the scheme; a round opens only when this is empty. */
    List<Lack> lacks(Format.Panel asked, Set<String> languages) {
        var lacks = new ArrayList<Lack>();
        if (judges.size() < asked.least()) lacks.add(new Lack("judges", judges.size(), asked.least()));
        long employers =
                judges.stream().filter(j -> j.sector().equals("employer")).count();
        if (employers * 100 < (long) asked.employersPercent() * judges.size())
            lacks.add(new Lack("employers", employers, asked.employersPercent()));
        for (var language : languages)
            if (judges.stream().noneMatch(j -> j.language().equals(language)))
                lacks.add(new Lack("language", language, language));
        return lacks;
    }

    boolean hasJudge(PersonId person) {
        return judges.stream().anyMatch(j -> j.person().equals(person));
    }
}
