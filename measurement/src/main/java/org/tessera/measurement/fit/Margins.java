package org.tessera.measurement.fit;

import java.util.List;
import org.tessera.measurement.Responses;
import org.tessera.measurement.irt.Calibration;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.numeric.Quadrature;

/**
 * The margins that M2 and C2 look at: the share of every category above the lowest of every item, then the mean product
 * of every pair of items. Each is a mean of a product of functions of single items, and items are independent given
 * ability, so all expectations are sums over nodes.
 */
final class Margins {

    /** A margin: one item's category (second = -1), or the product of two items. */
    private record Margin(int first, int category, int second) {}

    private final List<Item> items;
    private final List<Margin> margins = new java.util.ArrayList<>();
    private final int singles;

    Margins(List<Item> items) {
        this.items = items;
        for (int i = 0; i < items.size(); i++)
            for (int k = 1; k < items.get(i).categories(); k++) margins.add(new Margin(i, k, -1));
        this.singles = margins.size();
        for (int i = 0; i < items.size(); i++)
            for (int j = i + 1; j < items.size(); j++) margins.add(new Margin(i, -1, j));
    }

    int count() {
        return margins.size();
    }

    int singles() {
        return singles;
    }

    double[] observed(Calibration calibration, Responses responses) {
        var means = new double[count()];
        for (int p = 0; p < responses.persons(); p++) {
            var categories = calibration.categories(responses, p);
            for (int m = 0; m < means.length; m++) {
                var margin = margins.get(m);
                if (margin.second < 0) means[m] += categories[margin.first] == margin.category ? 1 : 0;
                else means[m] += categories[margin.first] * categories[margin.second];
            }
        }
        for (int m = 0; m < means.length; m++) means[m] /= responses.persons();
        return means;
    }

    double[] expected(Quadrature quadrature) {
        var means = new double[count()];
        for (int q = 0; q < quadrature.size(); q++) {
            var at = at(quadrature.point(q));
            for (int m = 0; m < means.length; m++) means[m] += quadrature.weight(q) * at.mean(margins.get(m));
        }
        return means;
    }

    double[][] covariances(Quadrature quadrature, double[] expected) {
        var covariances = new double[count()][count()];
        for (int q = 0; q < quadrature.size(); q++) {
            var at = at(quadrature.point(q));
            for (int m = 0; m < count(); m++)
                for (int o = 0; o <= m; o++)
                    covariances[m][o] += quadrature.weight(q) * at.mean(margins.get(m), margins.get(o));
        }
        for (int m = 0; m < count(); m++)
            for (int o = 0; o <= m; o++) covariances[o][m] = covariances[m][o] -= expected[m] * expected[o];
        return covariances;
    }

    /** Correlations of the item scores that the model expects. */
    double[][] correlations(Quadrature quadrature) {
        var k = items.size();
        var mean = new double[k];
        var product = new double[k][k];
        for (int q = 0; q < quadrature.size(); q++) {
            var at = at(quadrature.point(q));
            var w = quadrature.weight(q);
            for (int i = 0; i < k; i++) {
                mean[i] += w * at.e1[i];
                product[i][i] += w * at.e2[i];
                for (int j = 0; j < i; j++) product[i][j] += w * at.e1[i] * at.e1[j];
            }
        }
        var r = new double[k][k];
        for (int i = 0; i < k; i++)
            for (int j = 0; j < i; j++)
                r[i][j] = r[j][i] = (product[i][j] - mean[i] * mean[j])
                        / Math.sqrt((product[i][i] - mean[i] * mean[i]) * (product[j][j] - mean[j] * mean[j]));
        return r;
    }

    /** Replaces the pairs' entries of a slope's derivatives by what mirt 1.41 takes for them. */
    void slopeAsMirt(int item, Quadrature quadrature, double[] column) {
        for (int m = singles; m < count(); m++) if (involves(m, item)) column[m] = 0;
        for (int q = 0; q < quadrature.size(); q++) {
            var at = at(quadrature.point(q));
            var highest = java.util.Arrays.stream(at.p[item]).max().orElseThrow();
            var weighted = at.e1[item] / highest;
            var slope = quadrature.point(q) * (at.e2[item] - at.e1[item] * weighted) * quadrature.weight(q);
            for (int m = singles; m < count(); m++) {
                if (!involves(m, item)) continue;
                var margin = margins.get(m);
                column[m] += slope * at.e1[margin.first == item ? margin.second : margin.first];
            }
        }
    }

    private boolean involves(int m, int item) {
        return margins.get(m).first == item || margins.get(m).second == item;
    }

    private At at(double theta) {
        var k = items.size();
        var at = new At(new double[k][], new double[k], new double[k]);
        for (int i = 0; i < k; i++) {
            at.p[i] = items.get(i).probabilities(theta);
            for (int c = 1; c < at.p[i].length; c++) {
                at.e1[i] += c * at.p[i][c];
                at.e2[i] += c * c * at.p[i][c];
            }
        }
        return at;
    }

    /** Probabilities and first two moments of all items at one ability. */
    private record At(double[][] p, double[] e1, double[] e2) {

        double mean(Margin m) {
            return m.second < 0 ? p[m.first][m.category] : e1[m.first] * e1[m.second];
        }

        /** Mean of the product of two margins; items that occur in both meet in one factor. */
        double mean(Margin m, Margin o) {
            if (m.second < 0 && o.second < 0) {
                if (m.first != o.first) return p[m.first][m.category] * p[o.first][o.category];
                return m.category == o.category ? p[m.first][m.category] : 0;
            }
            if (m.second >= 0 && o.second >= 0) return pairs(m, o);
            return m.second < 0 ? singleAndPair(m, o) : singleAndPair(o, m);
        }

        private double singleAndPair(Margin single, Margin pair) {
            var share = p[single.first][single.category];
            if (single.first == pair.first) return share * single.category * e1[pair.second];
            if (single.first == pair.second) return share * single.category * e1[pair.first];
            return share * e1[pair.first] * e1[pair.second];
        }

        private double pairs(Margin m, Margin o) {
            var product = factor(m.first, o) * factor(m.second, o);
            if (o.first != m.first && o.first != m.second) product *= e1[o.first];
            if (o.second != m.first && o.second != m.second) product *= e1[o.second];
            return product;
        }

        private double factor(int item, Margin o) {
            return item == o.first || item == o.second ? e2[item] : e1[item];
        }
    }
}
