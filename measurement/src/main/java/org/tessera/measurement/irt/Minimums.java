package org.tessera.measurement.irt;

import java.util.Optional;
import org.tessera.measurement.Responses;

/** What data must have before a model may be fitted to them; a reason for the reader where they do not. */
final class Minimums {

    private Minimums() {}

    static Optional<String> refusal(Responses responses, Model model, Settings settings) {
        var minimum = Math.max(2, settings.minimumPersons());
        if (responses.persons() < minimum)
            return Optional.of("Only " + responses.persons() + " persons answered; the " + model
                    + " model needs at least " + minimum + ".");
        if (responses.size() < 2) return Optional.of("A calibration needs at least two items.");
        for (int i = 0; i < responses.size(); i++) {
            if (settings.anchors().containsKey(i)) continue;
            var refusal = refusal(responses, i, model, settings);
            if (refusal.isPresent()) return refusal;
        }
        return Optional.empty();
    }

    private static Optional<String> refusal(Responses responses, int i, Model model, Settings settings) {
        var counts = new int[Responses.HIGHEST + 1];
        for (int p = 0; p < responses.persons(); p++) if (responses.answered(p, i)) counts[responses.code(p, i)]++;
        var item = "Item " + responses.items().get(i);
        var lowest = responses.lowest(i);
        var highest = responses.highest(i);
        if (lowest == highest)
            return Optional.of(item + " has the same score for everybody, so it has no parameters to estimate.");
        if (!model.polytomous() && highest - lowest > 1)
            return Optional.of(item + " has scores from " + lowest + " to " + highest + "; the " + model
                    + " model takes two categories.");
        for (int score = lowest; score <= highest; score++) {
            if (counts[score] < Math.max(1, settings.minimumPerCategory()))
                return Optional.of(item + " has " + counts[score] + " answers with score " + score + "; at least "
                        + Math.max(1, settings.minimumPerCategory())
                        + " are needed. Join it with a neighbouring category.");
        }
        return Optional.empty();
    }
}
