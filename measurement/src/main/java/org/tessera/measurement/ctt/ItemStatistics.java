package org.tessera.measurement.ctt;

import java.util.ArrayList;
import java.util.List;
import org.tessera.measurement.Texts;

/**
 * One item in classical terms.
 *
 * @param item name
 * @param n persons counted
 * @param mean mean score
 * @param sd standard deviation of the scores
 * @param difficulty mean as a share of the highest possible score, 0 to 1 (higher is easier)
 * @param itemTotal correlation with the total, the item included
 * @param itemRest corrected discrimination: correlation with the total without the item; NaN where one is constant
 * @param alphaIfDeleted alpha of the remaining items; NaN for a two-item test
 * @param standardizedAlphaIfDeleted standardised alpha of the remaining items
 * @param upperLower mean difference between the highest and lowest 27 % by total, as a share of the highest score
 */
public record ItemStatistics(
        String item,
        int n,
        double mean,
        double sd,
        double difficulty,
        double itemTotal,
        double itemRest,
        double alphaIfDeleted,
        double standardizedAlphaIfDeleted,
        double upperLower) {

    /** What a reviewer should look at; empty means the item may stay. Limits: p .20 to .95, discrimination .20 and .10. */
    public List<ItemFlag> verdict() {
        if (sd == 0) return List.of(ItemFlag.CONSTANT);
        var flags = new ArrayList<ItemFlag>();
        if (difficulty > 0.95) flags.add(ItemFlag.TOO_EASY);
        if (difficulty < 0.20) flags.add(ItemFlag.TOO_HARD);
        if (itemRest < 0) flags.add(ItemFlag.AGAINST_THE_TEST);
        else if (itemRest < 0.10) flags.add(ItemFlag.NOT_DISCRIMINATING);
        else if (itemRest < 0.20) flags.add(ItemFlag.WEAK);
        return List.copyOf(flags);
    }

    /** The verdict in words. */
    public String verdictInWords(Texts texts) {
        var flags = verdict();
        return flags.isEmpty()
                ? texts.say("page.works")
                : String.join(
                        " ", flags.stream().map(flag -> flag.sentence(texts)).toList());
    }
}
