package org.tessera.platform;

import java.util.HashMap;
import java.util.Map;

/**
 * One line drawing for every skill, drawn for Tessera: 24 × 24 units, one stroke of two units with round ends, readable
 * at 32 pixels. A drawing never says anything alone: the skill's name always stands in words near it.
 *
 * <p>Some of the eleven soft skills share evidence with a key skill and share its drawing too.
 */
final class Pictograms {
    private static final Map<String, String> PATHS = new HashMap<>();

    static {
        // A calm face; a line that bends and goes on; words in a bubble; two people; scales; an open book.
        draw("K01", "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M7 10.5q1.5 1.5 3 0M14 10.5q1.5 1.5 3 0M8.5 15q3.5 2.5 7 0");
        draw("K02", "M3 18h4c6 0 4-12 10-12h3M16.5 2.5 20 6l-3.5 3.5M3 6h4M17 18h4");
        draw("K03", "M4 4h16v12h-8l-5 4.5V16H4zM8 8.5h8M8 12h5");
        draw(
                "K04",
                "M8.5 5a3 3 0 1 0 0 6a3 3 0 1 0 0-6M3 20c0-4 2-6 5.5-6s5.5 2 5.5 6M15 5.2a3 3 0 0 1 0 5.6M17 14.3c2.6.7 4 2.6 4 5.7");
        draw("K05", "M12 3v17M8 20.5h8M5 6.5h14M5 6.5l-3 7q3 3 6 0zM19 6.5l-3 7q3 3 6 0z");
        draw("K06", "M12 6.5C9.5 4.5 6 4 3 4.5v14c3-.5 6.5 0 9 2c2.5-2 6-2.5 9-2v-14c-3-.5-6.5 0-9 2zM12 6.5v14");
        // A magnifying glass; a sheet that is ticked; a phone that speaks; a picture being drawn; a padlock; a spanner.
        draw("K07", "M10.5 3.5a7 7 0 1 0 0 14a7 7 0 1 0 0-14M15.7 15.7 21 21M7 10.5a3.5 3.5 0 0 1 3.5-3.5");
        draw("K08", "M19 11V7.5L14.5 3H5v18h6M14 3v5h5M8.5 12h5M8.5 8H10M13 18l2.8 3L21 15");
        draw("K09", "M13 21H5V3h8M8 18h2M12 7h9v7h-4.5L13 17v-3h-1z");
        draw("K10", "M21 12v8H3V4h11M3.5 17l4.5-5 4 4 2-2M13 12l1-3 6-6 2 2-6 6z");
        draw("K11", "M5 11h14v10H5zM8 11V7.5a4 4 0 0 1 8 0V11M12 15v2.5");
        draw("K12", "M20.5 6.5a5 5 0 0 1-6.8 6L7 20a2.2 2.2 0 0 1-3-3l7.5-6.7a5 5 0 0 1 6-6.8l-3 3 .5 2.5 2.5.5z");
        // A bulb; a flag on a mountain; a euro; a rocket; a calendar.
        draw("K13", "M9 18v-2.5a6.5 6.5 0 1 1 6 0V18zM9.5 21.5h5M10 11l2 2 2-2");
        draw("K14", "M2 20.5 10 9l3.5 5L16 11l6 9.5zM10 9V2.5l6 2-6 2.2");
        draw("K15", "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M15.5 8.5a4.5 4.5 0 1 0 0 7M7 10.8h6M7 13.5h5");
        draw(
                "K16",
                "M12 2c4 3 5 8 4 13H8C7 10 8 5 12 2zM8 10.5l-4 4.5 1 3 3.5-3M16 10.5l4 4.5-1 3-3.5-3M12 8v1.5M10.5 18l1.5 4 1.5-4");
        draw("K17", "M4 5h16v16H4zM4 10h16M8 2.5V7M16 2.5V7M8.5 15l2.5 2.5 4.5-4.5");
        // A leaf; a question in a frame; a plant that grows.
        draw("K18", "M4.5 19.5C3 10 9 4 20.5 3.5C21 14 15 21 6.5 17.5M3 21.5c3-6 6-9 11-11.5");
        draw("K19", "M3 8V3h5M16 3h5v5M21 16v5h-5M8 21H3v-5M9 9.5a3 3 0 1 1 4.5 2.6q-1.5.9-1.5 2.4M12 17.5v.01");
        draw(
                "K20",
                "M12 20.5V11M12 13C12 8.5 9 6 3.5 6C3.5 10.5 7 13 12 13M12 10.5C12 6 15 3 20.5 3C20.5 7.5 17 10.5 12 10.5M4 20.5h16");
        share("E01", "K03");
        share("E02", "K04");
        share("E03", "K06");
        // A shield; a target; a closed chain; two bubbles that meet; a road that forks; a compass.
        draw("E04", "M12 2.5 20 5v6.5c0 5-3.5 8-8 10c-4.5-2-8-5-8-10V5zM8.5 11.5l2.5 2.5 4.5-4.5");
        share("E05", "K19");
        draw("E06", "M12 3a9 9 0 1 0 9 9M12 8a4 4 0 1 0 4 4M12 12l8.5-8.5M17 3.5v3.5h3.5");
        draw(
                "E07",
                "M10 14a4.5 4.5 0 0 0 6.5 0l3.2-3.2a4.5 4.5 0 0 0-6.5-6.5L12 5.5M14 10a4.5 4.5 0 0 0-6.5 0l-3.2 3.2a4.5 4.5 0 0 0 6.5 6.5L12 18.5");
        draw("E08", "M3 3.5h11v8H8L5 14v-2.5H3zM17 8.5h4v8h-2v3l-3.5-3H10v-2");
        draw("E09", "M12 21.5v-7L5 8V3M5 3 2.5 6M5 3l2.5 3M12 14.5 19 8V3M19 3l-2.5 3M19 3l2.5 3");
        draw("E10", "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M15.5 8.5l-2 5-5 2 2-5z");
        share("E11", "K05");
    }

    private Pictograms() {}

    /** The drawing's path, or an empty one for a skill that has none yet: its tile stays plain. */
    static String path(String skill) {
        return PATHS.getOrDefault(skill, "");
    }

    private static void draw(String skill, String path) {
        PATHS.put(skill, path);
    }

    private static void share(String skill, String drawing) {
        PATHS.put(skill, path(drawing));
    }
}
