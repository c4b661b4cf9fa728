package org.tessera.tour;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jsoup.nodes.Document;

/**
 * One question of an exam as its page asks it, and how people answer it: the more able, the more often right.
 *
 * @param options the values of its radio buttons; of a situation those of the rated options
 * @param right the place of the right one, from 0; below 0 when nobody knows
 * @param rated whether each option is rated from 1 to 5
 * @param difficulty in logits, on the scale of ability
 */
record Asked(List<String> options, int right, boolean rated, double difficulty) {
    private static final double GUESSED = 0.15;
    private static final double SLOPE = 1.2;
    private static final int BEST = 5;
    private static final int WORST = 1;

    /** Reads a question's page. */
    static Asked on(Document page, Knowledge knowledge) {
        var language = page.select("html").attr("lang");
        var rated = page.select("fieldset.rated");
        var options = new ArrayList<String>();
        var words = new ArrayList<String>();
        for (var fieldset : rated) {
            options.add(fieldset.select("input").attr("name").replace("answer-", ""));
            words.add(fieldset.select("legend").text());
        }
        for (var radio : page.select("#answer-form input[name=answer]")) {
            options.add(radio.attr("value"));
            words.add(page.select("label[for=" + radio.id() + "]").text());
        }
        int right = -1;
        for (int i = 0; i < words.size(); i++) if (knowledge.isRight(language, words.get(i))) right = i;
        return new Asked(options, right, !rated.isEmpty(), knowledge.difficulty(language, words));
    }

    /** The chance that somebody of this ability, in logits, knows it. */
    static double chance(double ability, double difficulty) {
        return GUESSED + (1 - GUESSED) / (1 + Math.exp(-SLOPE * (ability - difficulty)));
    }

    /** What somebody of this ability, in logits, fills in. */
    Map<String, String> answer(double ability, Random random) {
        double chance = chance(ability, difficulty);
        return rated ? ratings(chance, random) : Map.of("answer", options.get(choice(chance, random)));
    }

    private int choice(double chance, Random random) {
        if (right < 0) return random.nextInt(options.size());
        if (random.nextDouble() < chance) return right;
        return (right + 1 + random.nextInt(options.size() - 1)) % options.size();
    }

    /** The less somebody knows, the further from the experts. */
    private Map<String, String> ratings(double chance, Random random) {
        var ratings = new LinkedHashMap<String, String>();
        for (int i = 0; i < options.size(); i++) {
            double expert = i == right ? BEST : WORST + 0.5;
            long rating = Math.round(expert + random.nextGaussian() * (0.4 + 3.6 * (1 - chance)));
            ratings.put("answer-" + options.get(i), Long.toString(Math.clamp(rating, WORST, BEST)));
        }
        return ratings;
    }
}
