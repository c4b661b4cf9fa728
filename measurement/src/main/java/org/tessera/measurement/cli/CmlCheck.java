package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Reference.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tessera.measurement.fit.RaschFit;
import org.tessera.measurement.irt.Conditional;
import org.tessera.measurement.irt.RawScores;
import org.tessera.measurement.raters.ManyFacetRasch;

/** Conditional maximum likelihood with the reference's keys. */
final class CmlCheck {

    private CmlCheck() {}

    static @Nullable Object rasch(Reference reference) {
        var responses = reference.responses("item_fit");
        var fit = Conditional.rasch(responses).orThrow();
        var items = fit.items(responses);
        var table = RawScores.extrapolated(items);
        var out = map();
        out.put("difficulty", Arrays.stream(fit.beta()).map(b -> -b).toArray());
        out.put("se", fit.betaErrors());
        out.put("logLik_cond", fit.logLikelihood());
        var persons = new ArrayList<Object>();
        for (int raw = 0; raw < table.length; raw++) {
            var row = map();
            row.put("raw", raw);
            row.put("theta", table[raw]);
            persons.add(row);
        }
        out.put("person_ml", persons);
        var fits = new ArrayList<Object>();
        var squares = RaschFit.of(responses, items);
        for (int i = 0; i < squares.size(); i++) {
            var row = map();
            row.put("item", responses.items().get(i));
            row.put("outfit_msq", squares.get(i).outfit());
            row.put("infit_msq", squares.get(i).infit());
            row.put("outfit_t", squares.get(i).outfitZ());
            row.put("infit_t", squares.get(i).infitZ());
            fits.add(row);
        }
        out.put("item_fit", fits);
        return out;
    }

    static @Nullable Object partialCredit(Reference reference) {
        var responses = reference.responses("thresholds");
        var fit = Conditional.partialCredit(responses).orThrow();
        var beta = map();
        var thresholds = new ArrayList<Object>();
        var at = 0;
        for (int i = 0; i < responses.size(); i++) {
            var name = responses.items().get(i);
            var row = map();
            row.put("_row", name);
            var m = responses.highest(i);
            row.put("Location", -fit.beta()[at + m - 1] / m);
            for (int c = 1; c <= m; c++) {
                beta.put("beta " + name + ".c" + c, fit.beta()[at + c - 1]);
                row.put("Threshold " + c, (c > 1 ? fit.beta()[at + c - 2] : 0) - fit.beta()[at + c - 1]);
            }
            at += m;
            thresholds.add(row);
        }
        var out = map();
        out.put("betapar", beta);
        out.put("se", fit.betaErrors());
        out.put("loglik", fit.logLikelihood());
        out.put("thresholds", thresholds);
        return out;
    }

    static @Nullable Object facets(Reference reference) {
        var table = reference.data();
        var persons = positions(table.texts("person"));
        var criteria = positions(table.texts("criterion"));
        var raters = positions(table.texts("rater"));
        var scores = table.whole("score");
        var lowest = Arrays.stream(scores).min().orElse(0);
        var marks = new ArrayList<ManyFacetRasch.Mark>();
        for (int r = 0; r < scores.length; r++)
            marks.add(new ManyFacetRasch.Mark(persons[r], criteria[r], raters[r], scores[r] - lowest));
        var fit = ManyFacetRasch.of(marks).orThrow();
        var eta = new ArrayList<Object>();
        for (var part : List.of(fit.criteria(), fit.raters(), fit.steps()))
            for (int i = 1; i < part.length; i++) eta.add(part[i]);
        var out = map();
        out.put("etapar", eta);
        out.put("se", fit.errors());
        out.put("loglik", fit.logLikelihood());
        return out;
    }

    /** Position of every label among the sorted labels; numbers sort as numbers. */
    static int[] positions(String[] labels) {
        var sorted = Arrays.stream(labels)
                .distinct()
                .sorted((a, b) -> a.matches("\\d+") && b.matches("\\d+")
                        ? Integer.compare(Integer.parseInt(a), Integer.parseInt(b))
                        : a.compareTo(b))
                .toList();
        return Arrays.stream(labels).mapToInt(sorted::indexOf).toArray();
    }
}
