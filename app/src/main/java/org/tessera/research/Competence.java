package org.tessera.research;

import java.util.Map;

/**
 * One competence of a European framework, as a survey asks about it.
 *
 * @param code framework and code, for example {@code DigComp:1.2}
 * @param framework the framework's name, for example {@code DigComp}
 * @param area the code of its area within the framework, for example {@code 1}
 * @param areaTitle the area's title by language
 * @param title by language
 * @param plain what it means in plain words, by language
 */
public record Competence(
        String code,
        String framework,
        String area,
        Map<String, String> areaTitle,
        Map<String, String> title,
        Map<String, String> plain) {
    /** The style of its framework: {@code life}, {@code digi}, {@code entre} or {@code green}. */
    public String style() {
        return switch (framework) {
            case "LifeComp" -> "life";
            case "DigComp" -> "digi";
            case "EntreComp" -> "entre";
            case "GreenComp" -> "green";
            default -> "";
        };
    }
}
