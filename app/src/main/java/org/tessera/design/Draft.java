package org.tessera.design;

import java.util.List;
import java.util.Map;

/**
 * What the content says today about a micro-credential, published or not.
 *
 * @param id for example {@code K08}
 * @param programme its programme's id
 * @param frameworkRef the European competence it rests on, for example {@code DigComp:1.2}
 * @param title by language
 * @param summary by language
 * @param hash SHA-256 of the canonical content: what a review approves
 * @param ready whether its authors call it ready
 * @param stated the elements it states, or leaves to the award
 * @param missing the mandatory elements it lacks
 */
public record Draft(
        String id,
        String programme,
        String frameworkRef,
        Map<String, String> title,
        Map<String, String> summary,
        String hash,
        boolean ready,
        List<StandardElement> stated,
        List<StandardElement> missing) {}
