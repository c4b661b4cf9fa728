package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Reference.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.measurement.Table;
import org.tessera.measurement.numeric.Linear;
import org.tessera.measurement.raters.Agreement;
import org.tessera.measurement.raters.Agreement.Concordance;
import org.tessera.measurement.raters.Agreement.Level;
import org.tessera.measurement.raters.Agreement.Weights;
import org.tessera.measurement.raters.TwoWay;

/** Agreement and reliability of raters with the reference's keys. */
final class RatersCheck {

    private RatersCheck() {}

    static @Nullable Object kappa(Reference reference) {
        var table = reference.data();
        var first = table.whole(table.header().get(0));
        var second = table.whole(table.header().get(1));
        var counts = counts(first, second);
        var out = map();
        out.put("table", Arrays.stream(counts).map(RatersCheck::doubles).toList());
        var plain = Agreement.kappa(counts, Weights.UNWEIGHTED).orThrow();
        var linear = Agreement.kappa(counts, Weights.LINEAR).orThrow();
        var quadratic = Agreement.kappa(counts, Weights.QUADRATIC).orThrow();
        out.put("unweighted", plain.kappa());
        out.put("ase_unweighted", plain.error());
        out.put("linear", linear.kappa());
        out.put("ase_linear", linear.error());
        out.put("quadratic", quadratic.kappa());
        out.put("ase_quadratic", quadratic.error());
        out.put("agreement", plain.agreement());
        return out;
    }

    /** Counts over all categories from the lowest to the highest that occur. */
    static int[][] counts(int[] first, int[] second) {
        var low = Math.min(
                Arrays.stream(first).min().orElse(0),
                Arrays.stream(second).min().orElse(0));
        var high = Math.max(
                Arrays.stream(first).max().orElse(0),
                Arrays.stream(second).max().orElse(0));
        var counts = new int[high - low + 1][high - low + 1];
        for (int i = 0; i < first.length; i++) counts[first[i] - low][second[i] - low]++;
        return counts;
    }

    private static double[] doubles(int[] row) {
        return Arrays.stream(row).asDoubleStream().toArray();
    }

    static @Nullable Object fleiss(Reference reference) {
        var rows = numbers(reference.data());
        var counts = Arrays.stream(rows)
                .map(row -> Arrays.stream(row).mapToInt(v -> (int) v).toArray())
                .toArray(int[][]::new);
        var kappa = Agreement.fleiss(counts).orThrow();
        var out = map();
        out.put("n", counts.length);
        out.put("raters", Arrays.stream(counts[0]).sum());
        out.put("kappa", kappa.kappa());
        out.put("P_bar", kappa.agreement());
        out.put("P_e", kappa.chance());
        out.put("se_null", kappa.errorUnderNull());
        out.put("z", kappa.z());
        return out;
    }

    static @Nullable Object icc(Reference reference) {
        var rows = new ArrayList<Object>();
        for (var icc : TwoWay.of(numbers(reference.data())).orThrow().intraclass()) {
            var row = map();
            row.put("type", icc.name());
            row.put("ICC", icc.icc());
            row.put("F", icc.f());
            row.put("df1", icc.df1());
            row.put("df2", icc.df2());
            row.put("p", icc.p());
            row.put("lower95", icc.interval().lower());
            row.put("upper95", icc.interval().upper());
            rows.add(row);
        }
        return rows;
    }

    static @Nullable Object krippendorff(Reference reference) {
        var ratings = numbers(reference.data());
        var out = map();
        out.put("interval", Agreement.krippendorff(ratings, Level.INTERVAL).orThrow());
        out.put("ordinal", Agreement.krippendorff(ratings, Level.ORDINAL).orThrow());
        out.put("nominal", Agreement.krippendorff(ratings, Level.NOMINAL).orThrow());
        return out;
    }

    static @Nullable Object kendall(Reference reference) {
        return concordance(
                Agreement.kendall(Linear.transpose(numbers(reference.data()))).orThrow());
    }

    static Map<String, @Nullable Object> concordance(Concordance concordance) {
        var out = map();
        out.put("W", concordance.w());
        out.put("W_uncorrected", concordance.uncorrected());
        out.put("chi2", concordance.chiSquare());
        out.put("df", concordance.df());
        out.put("p", concordance.p());
        out.put("friedman_chi2", concordance.chiSquare());
        return out;
    }

    static @Nullable Object gstudy(Reference reference) {
        var study = TwoWay.of(numbers(reference.data())).orThrow();
        var out = map();
        out.put("MSp", study.msPersons());
        out.put("MSr", study.msRaters());
        out.put("MSpr", study.msResidual());
        out.put("var_p", study.varPersons());
        out.put("var_r", study.varRaters());
        out.put("var_pr_e", study.msResidual());
        var rows = new ArrayList<Object>();
        for (var wanted : reference.list("d_study")) {
            if (!(wanted instanceof Map<?, ?> settings)) continue;
            var raters = (int) reference.setting(settings, "raters", 1);
            var row = map();
            row.put("raters", raters);
            row.put("g_relative", study.relative(raters));
            row.put("phi_absolute", study.absolute(raters));
            rows.add(row);
        }
        out.put("d_study", rows);
        return out;
    }

    private static double[][] numbers(Table table) {
        return table.numbers(List.copyOf(table.header()));
    }
}
