package org.tessera.design;

import java.util.Map;

/**
 * A skill of ESCO, the European classification, that is close to this micro-credential.
 *
 * @param uri in ESCO
 * @param label by language
 * @param relation {@code closeMatch} or {@code relatedMatch}; our judgement, not ESCO's
 */
public record EscoSkill(String uri, Map<String, String> label, String relation) {}
