package org.tessera.tour;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/**
 * A unit as a phone keeps it: its pages, and the right answers by which the phone gives feedback without a network.
 *
 * @param id of the unit
 * @param steps its pages in order
 */
record KeptUnit(String id, List<Step> steps) {
    /**
     * One page.
     *
     * @param exercise its kind of answer: {@code Choice}, {@code Order} …; empty for a slide or notes
     * @param key the right answer as the phone tells it; empty for a text of one's own
     */
    record Step(String id, String exercise, String key) {
        boolean isExercise() {
            return !exercise.isEmpty();
        }

        /** An answer that fits. */
        String right() {
            return exercise.equals("Write") ? "… (simulated)" : key;
        }

        /** Another answer that can be given: one option that is not the right one, or the lines the other way round. */
        String other() {
            return switch (exercise) {
                case "Choice" -> key.equals("0") ? "1" : "0";
                case "Several" -> key.contains(",") ? key.substring(0, key.indexOf(',')) : key.equals("0") ? "1" : "0";
                case "Order" -> String.join(",", List.of(key.split(",")).reversed());
                default -> right();
            };
        }
    }

    /** The first two units of a course that a learner takes. */
    static List<KeptUnit> of(Visitor learner, String course) {
        var units = new ArrayList<KeptUnit>();
        var links = learner.open("/learn/" + course).select("ol.units a[href$=/keep]");
        for (Element link : links.subList(0, 2)) {
            var keep = learner.open(link.attr("href")).selectFirst("form#keep");
            if (keep == null) throw new Visitor.Lost("a unit can't be kept: " + link.attr("href"));
            var steps = learner.open(keep.attr("data-address")).select("template[data-step]").stream()
                    .map(step -> new Step(step.attr("data-step"), step.attr("data-type"), step.attr("data-key")))
                    .toList();
            units.add(new KeptUnit(keep.attr("data-unit"), steps));
        }
        return units;
    }

    /** Whether the page at this place is the first of the exercises. */
    boolean isFirstExercise(int place) {
        return steps.get(place).isExercise() && steps.stream().limit(place).noneMatch(Step::isExercise);
    }
}
