package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Reference.map;

import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Responses;
import org.tessera.measurement.fit.LimitedInformation;
import org.tessera.measurement.fit.LocalDependence;
import org.tessera.measurement.fit.MeanSquares;
import org.tessera.measurement.fit.Residuals;
import org.tessera.measurement.fit.SX2;
import org.tessera.measurement.irt.Calibration;
import org.tessera.measurement.irt.Settings;

/** Fit statistics with the reference's keys. */
final class FitCheck {

    private FitCheck() {}

    static @Nullable Object fit(Reference reference) {
        var responses = reference.responses("S_X2");
        var model = IrtCheck.model(reference.name());
        var settings = IrtCheck.settings(reference, model).with(Settings.Errors.NONE);
        var calibration = Calibration.of(responses, model, settings).orThrow();
        var residuals = Residuals.of(calibration, responses);
        var out = map();
        out.put("S_X2", sx2(calibration, responses));
        var items = new ArrayList<Object>();
        var squares = residuals.items();
        for (int i = 0; i < squares.size(); i++)
            items.add(named(responses.items().get(i), squares.get(i)));
        out.put("infit_outfit", items);
        out.put("M2", m2(calibration, responses));
        var persons = new ArrayList<Object>();
        for (int p = 0;
                p < Math.min(responses.persons(), reference.list("personfit").size());
                p++) {
            var person = residuals.person(p);
            var row = squares(person.meanSquares());
            row.put("Zh", person.zh());
            persons.add(row);
        }
        out.put("personfit", persons);
        out.put(
                "Q3",
                java.util.List.of(residuals.q3()).stream()
                        .map(row -> (Object) row)
                        .toList());
        out.put("LD_X2", dependence(calibration, responses));
        return out;
    }

    private static ArrayList<Object> sx2(Calibration calibration, Responses responses) {
        var rows = new ArrayList<Object>();
        var all = SX2.of(calibration, responses);
        for (int i = 0; i < all.size(); i++) {
            var row = map();
            row.put("item", responses.items().get(i));
            if (all.get(i) instanceof Estimate.Known<SX2>(SX2 fit)) {
                row.put("S_X2", fit.chiSquare());
                row.put("df.S_X2", fit.df());
                row.put("RMSEA.S_X2", fit.rmsea());
                row.put("p.S_X2", fit.p());
            }
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, @Nullable Object> named(String item, MeanSquares squares) {
        var row = squares(squares);
        row.put("item", item);
        return row;
    }

    private static Map<String, @Nullable Object> squares(MeanSquares squares) {
        var row = map();
        row.put("outfit", squares.outfit());
        row.put("z.outfit", squares.outfitZ());
        row.put("infit", squares.infit());
        row.put("z.infit", squares.infitZ());
        return row;
    }

    private static ArrayList<Object> dependence(Calibration calibration, Responses responses) {
        var k = responses.size();
        var matrix = new double[k][k];
        for (int i = 0; i < k; i++) {
            matrix[i][i] = Double.NaN;
            for (int j = i + 1; j < k; j++) {
                var dependence = LocalDependence.of(calibration, responses, i, j);
                matrix[i][j] = dependence.v();
                matrix[j][i] = Math.abs(dependence.chiSquare());
            }
        }
        return new ArrayList<>(java.util.List.of(matrix));
    }

    static Map<String, @Nullable Object> m2(Calibration calibration, Responses responses) {
        var out = map();
        if (!(LimitedInformation.asMirt(calibration, responses)
                instanceof Estimate.Known<LimitedInformation>(LimitedInformation fit))) return out;
        out.put("M2", fit.statistic());
        out.put("df", fit.df());
        out.put("p", fit.p());
        out.put("RMSEA", fit.rmsea());
        out.put("RMSEA_5", fit.rmseaLower());
        out.put("RMSEA_95", fit.rmseaUpper());
        out.put("SRMSR", fit.srmsr());
        out.put("TLI", fit.tli());
        out.put("CFI", fit.cfi());
        return out;
    }
}
