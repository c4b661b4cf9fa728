package org.tessera.design;

import java.util.Map;

/**
 * Why the labour market or society needs the skill.
 *
 * @param text by language
 * @param source where that is stated
 */
public record Need(Map<String, String> text, String source) {}
