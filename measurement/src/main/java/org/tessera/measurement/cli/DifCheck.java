package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Reference.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.measurement.DataProblem;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.dif.Grouped;
import org.tessera.measurement.dif.LogisticDif;
import org.tessera.measurement.dif.Mantel;
import org.tessera.measurement.dif.MantelHaenszel;

/** Differential item functioning with the reference's keys. */
final class DifCheck {

    private DifCheck() {}

    /** The column that is no item holds the group; 1 is focal. */
    private static Grouped grouped(Reference reference, String key) {
        var table = reference.data();
        var items = reference.items(table, key);
        var others = table.without(items);
        if (others.isEmpty())
            throw new DataProblem(table.file(), 1, "there is no column besides the items that could hold the group.");
        var group = table.whole(others.getFirst());
        var focal = new boolean[group.length];
        for (int p = 0; p < group.length; p++) focal[p] = group[p] == 1;
        return new Grouped(table.responses(items), focal);
    }

    static @Nullable Object mantelHaenszel(Reference reference) {
        var data = grouped(reference, "none");
        var out = map();
        out.put("none", rows(data, MantelHaenszel.of(data, false, 1, 2).orThrow()));
        out.put("purified", rows(data, MantelHaenszel.of(data, true, 1, 2).orThrow()));
        return out;
    }

    private static List<Object> rows(Grouped data, List<Estimate<MantelHaenszel>> items) {
        var rows = new ArrayList<Object>();
        for (int i = 0; i < items.size(); i++) {
            var row = map();
            row.put("item", data.responses().items().get(i));
            if (items.get(i) instanceof Estimate.Known<MantelHaenszel>(MantelHaenszel item)) put(row, item);
            rows.add(row);
        }
        return rows;
    }

    private static void put(Map<String, @Nullable Object> row, MantelHaenszel item) {
        row.put("alpha_mh", item.alpha());
        row.put("chi2_cc", item.chiSquare());
        row.put("p", item.p());
        row.put("se_log_alpha", item.seLogAlpha());
        row.put("delta_mh", item.delta());
        row.put("se_delta", item.seDelta());
        row.put("std_p_dif", item.standardizedP());
        row.put("ets", item.ets().name());
    }

    static @Nullable Object logistic(Reference reference) {
        var data = grouped(reference, "");
        var rows = new ArrayList<Object>();
        for (int i = 0; i < data.responses().size(); i++) {
            var item = LogisticDif.of(data, i).orThrow();
            var row = map();
            row.put("item", data.responses().items().get(i));
            row.put("lr_both", item.both().chiSquare());
            row.put("p_both", item.both().p());
            row.put("lr_uniform", item.uniform().chiSquare());
            row.put("p_uniform", item.uniform().p());
            row.put("lr_nonuniform", item.nonUniform().chiSquare());
            row.put("p_nonuniform", item.nonUniform().p());
            row.put("nagelkerke_delta_both", item.r2Both());
            row.put("nagelkerke_delta_uniform", item.r2Uniform());
            row.put("b_group_m1", item.group());
            row.put("se_group_m1", item.seGroup());
            rows.add(row);
        }
        return rows;
    }

    static @Nullable Object mantel(Reference reference) {
        var data = grouped(reference, "");
        var rows = new ArrayList<Object>();
        for (int i = 0; i < data.responses().size(); i++) {
            var item = Mantel.of(data, i).orThrow();
            var row = map();
            row.put("item", data.responses().items().get(i));
            row.put("chi2", item.chiSquare());
            row.put("p", item.p());
            rows.add(row);
        }
        return rows;
    }
}
