package org.tessera.design;

import java.util.List;

/**
 * One idea: few words or a picture, and what the voice says about it.
 *
 * @param id unique in the unit and the same in every language
 * @param title its heading
 * @param words what stands on it, Markdown
 * @param narration what the voice says, in paragraphs of plain text
 */
public record Slide(String id, String title, String words, List<String> narration) {}
