package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Reference.map;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.numeric.Moments;
import org.tessera.measurement.standardsetting.Angoff;
import org.tessera.measurement.standardsetting.Bookmark;
import org.tessera.measurement.standardsetting.Compromise;
import org.tessera.measurement.standardsetting.Examinees;

/** Standard setting with the reference's keys. */
final class StandardSettingCheck {

    private StandardSettingCheck() {}

    static @Nullable Object all(Reference reference) {
        var out = map();
        for (var round : new String[] {"angoff_round1", "angoff_round2"})
            if (reference.value(round) != null) out.put(round, angoff(reference, round));
        var judges = reference.table("judges.csv");
        var scores = reference.table("scores.csv").numbers("score");
        var beuk = map();
        if (Compromise.beuk(judges.numbers("min_pass_score"), judges.numbers("expected_pass_rate"), scores)
                instanceof Estimate.Known<Compromise.Cut>(Compromise.Cut cut)) {
            beuk.put("cut", cut.cut());
            beuk.put("pass_rate", cut.rate());
        }
        out.put("beuk", beuk);
        out.put(
                "hofstee",
                hofstee(
                        Moments.mean(judges.numbers("k_min")),
                        Moments.mean(judges.numbers("k_max")),
                        Moments.mean(judges.numbers("f_min")),
                        Moments.mean(judges.numbers("f_max")),
                        scores));
        out.put("contrasting_groups", contrasting(reference));
        out.put("bookmark", bookmark(reference));
        return out;
    }

    private static Map<String, @Nullable Object> angoff(Reference reference, String round) {
        var table = reference.table(round + ".csv");
        var ratings = table.numbers(table.header().subList(1, table.header().size()));
        var angoff = Angoff.of(ratings, 2).orThrow();
        var out = map();
        out.put("cut", angoff.cut());
        out.put("judge_cuts", angoff.judgeCuts());
        out.put("sd_judges", angoff.sdJudges());
        out.put("se_judges", angoff.errorOfJudges());
        out.put("var_items", angoff.varItems());
        out.put("var_judges", angoff.varJudges());
        out.put("var_resid", angoff.varResidual());
        out.put("se_cut_items_fixed", angoff.errorOfJudges());
        out.put("se_cut_items_random", angoff.errorWithItems(ratings.length));
        out.put("item_sd_mean", angoff.itemSd());
        return out;
    }

    private static Map<String, @Nullable Object> hofstee(
            double lowest, double highest, double fewest, double most, double[] scores) {
        var out = map();
        out.put("k_min", lowest);
        out.put("k_max", highest);
        out.put("f_min", fewest);
        out.put("f_max", most);
        out.put(
                "cut",
                Compromise.hofstee(lowest, highest, fewest, most, scores)
                                instanceof Estimate.Known<Compromise.Cut>(Compromise.Cut cut)
                        ? cut.cut()
                        : null);
        return out;
    }

    private static Map<String, @Nullable Object> contrasting(Reference reference) {
        var table = reference.table("contrasting_groups.csv");
        var contrast = Examinees.contrastingGroups(table.numbers("score"), table.whole("competent"))
                .orThrow();
        var out = map();
        out.put("cut", contrast.cut());
        out.put("coef", new double[] {contrast.intercept(), contrast.slope()});
        return out;
    }

    private static Map<String, @Nullable Object> bookmark(Reference reference) {
        var bank = reference.table("bank.csv");
        var a = bank.numbers("a");
        var b = bank.numbers("b");
        var items = new java.util.ArrayList<Item>();
        for (int i = 0; i < a.length; i++) items.add(Item.twoPl(a[i], b[i]));
        var rp = reference.setting(reference.map("bookmark"), "RP", Bookmark.TWO_THIRDS);
        // The reference prints ten digits of two thirds.
        if (Math.abs(rp - Bookmark.TWO_THIRDS) < 1e-9) rp = Bookmark.TWO_THIRDS;
        var bookmark = Bookmark.of(items, reference.table("bookmarks.csv").whole("bookmark_page"), rp);
        var names = bank.numbers("item");
        var out = map();
        out.put(
                "item_order",
                Arrays.stream(bookmark.order()).mapToDouble(i -> names[i]).toArray());
        out.put("rp_locations_sorted", bookmark.locations());
        out.put("judge_theta", bookmark.judgeThetas());
        out.put("mean", bookmark.mean());
        out.put("median", bookmark.median());
        return out;
    }
}
