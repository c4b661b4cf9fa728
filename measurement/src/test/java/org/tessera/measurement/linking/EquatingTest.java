package org.tessera.measurement.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.irt.SumScores;
import org.tessera.measurement.linking.LinearEquating.Anchored;
import org.tessera.measurement.numeric.Quadrature;

/** The expected numbers were computed with NumPy from the formulas of Kolen and Brennan (2014). */
class EquatingTest {

    private static final Offset<Double> EXACTLY = within(1e-9);

    private final Anchored x = new Anchored(
            new double[] {23, 6, 7, 8, 9, 23, 20, 14, 6, 5, 14, 14},
            new double[] {10, 2, 3, 4, 3, 10, 10, 7, 2, 2, 5, 6});
    private final Anchored y = new Anchored(
            new double[] {14, 16, 20, 20, 13, 20, 23, 23, 21, 15}, new double[] {6, 6, 8, 8, 4, 9, 9, 11, 10, 5});

    @Test
    void tuckerLevineAndChained() {
        assertLine(LinearEquating.tucker(x, y, 0.5).line(), 0.7661054840892924, 5.501678460707655);
        assertLine(LinearEquating.tucker(x, y, 1).line(), 0.7652109880160107, 5.5302394275368325);
        assertLine(LinearEquating.levine(x, y, 0.5).line(), 0.8131063888951261, 4.508888475811785);
        assertLine(LinearEquating.chained(x, y), 0.7884975130155921, 5.0265316728782015);
    }

    private static void assertLine(LinearEquating line, double slope, double intercept) {
        assertThat(line.slope()).isCloseTo(slope, EXACTLY);
        assertThat(line.intercept()).isCloseTo(intercept, EXACTLY);
        assertThat(line.apply(10)).isCloseTo(10 * slope + intercept, EXACTLY);
    }

    @Test
    void aCircleThroughTheEndsAndTheMeans() {
        assertThat(LinearEquating.circleArc(10, 22, 24, 5, 40)).isCloseTo(10.986926987557808, EXACTLY);
        assertThat(LinearEquating.circleArc(30, 22, 21, 5, 40)).isCloseTo(29.182518935380358, EXACTLY);
        assertThat(LinearEquating.circleArc(22, 22, 24, 5, 40)).isCloseTo(24, EXACTLY);
        assertThat(LinearEquating.circleArc(5, 22, 24, 5, 40)).isEqualTo(5);
        assertThat(LinearEquating.circleArc(40, 22, 24, 5, 40)).isEqualTo(40);
        assertThat(LinearEquating.circleArc(17, 22, 22, 5, 40)).isEqualTo(17);
    }

    @Test
    void equipercentile() {
        double[] fx = {0.1, 0.2, 0.4, 0.2, 0.1};
        double[] fy = {0.05, 0.15, 0.3, 0.3, 0.2};
        assertThat(Equipercentile.of(fx, fy)).containsExactly(new double[] {0.5, 1.5, 2.5, 3.5, 4.25}, EXACTLY);
        assertThat(Equipercentile.frequencies(new double[] {0, 2, 2, 1}, 3))
                .containsExactly(new double[] {0.25, 0.25, 0.5, 0}, EXACTLY);
    }

    @Test
    void driftOfCommonItems() {
        var b1 = new double[] {-1, -0.5, 0, 0.4, 0.9, 1.5};
        var b2 = new double[] {-0.9, -0.45, 0.05, 1.2, 1.0, 1.6};
        var link = ScaleLink.meanSigma(items(b1), items(b2));
        assertThat(link.A()).isCloseTo(1.0896905010059008, EXACTLY);
        assertThat(link.B()).isCloseTo(0.1805670581153882, EXACTLY);
        assertThat(link.robustZ(items(b1), items(b2)))
                .containsExactly(
                        new double[] {
                            1.1399063956215363,
                            0.21795989537925045,
                            -0.21795989537925045,
                            6.723704914270724,
                            -0.5165888092607656,
                            -1.039692558170967
                        },
                        within(1e-8));
    }

    @Test
    void slopesAloneDecideMeanMeanAndMeanGeometric() {
        var first = List.of(Item.twoPl(1, -1), Item.twoPl(4, 1));
        var second = List.of(Item.twoPl(1, -1), Item.twoPl(1, 1));
        assertThat(ScaleLink.meanMean(first, second).A()).isCloseTo(2.5, EXACTLY);
        assertThat(ScaleLink.meanGeometric(first, second).A()).isCloseTo(2, EXACTLY);
        assertThat(ScaleLink.meanMean(first, second).B()).isCloseTo(0, EXACTLY);
        assertThat(new ScaleLink(2, 0.5).apply(1.5)).isEqualTo(3.5);
    }

    @Test
    void trueScoresOfEasierItemsAreWorthLess() {
        var items = items(-1, 0, 1);
        var easier = items(-2, -1, 0);
        var theta = TrueScore.theta(items, 1.5);
        assertThat(theta).isCloseTo(0, within(1e-7));
        assertThat(TrueScore.equate(items, easier, 1.5)).isCloseTo(TrueScore.expected(items, 1), within(1e-7));
        assertThat(TrueScore.equate(items, easier, 0)).isNaN();
        assertThat(TrueScore.theta(items, 3)).isNaN();
    }

    @Test
    void observedScoreEquatingIsEquipercentileOfTheMarginalSums() {
        var population = Quadrature.normal(61, -6, 6, 0, 1);
        var items = items(-1, 0, 1);
        var easier = items(-2, -1, 0);
        var equivalents = TrueScore.observed(items, easier, population);
        assertThat(equivalents).isEqualTo(Equipercentile.of(marginal(items, population), marginal(easier, population)));
        assertThat(equivalents[1]).isGreaterThan(1);
    }

    private static double[] marginal(List<Item> items, Quadrature population) {
        return SumScores.table(items, population).stream()
                .mapToDouble(SumScores.Line::probability)
                .toArray();
    }

    private static List<Item> items(double... b) {
        return Arrays.stream(b).mapToObj(place -> Item.twoPl(1, place)).toList();
    }

    @Test
    void theAbilityBehindAScoreIsWhereTheCurveHasIt() {
        assertThat(TrueScore.theta(items(0), 0.75)).isCloseTo(Math.log(3), within(1e-7));
    }

    @Test
    void scoresThatNobodyHasLieAtTheEndsOfTheOtherForm() {
        double[] fy = {0.25, 0.5, 0.25};
        assertThat(Equipercentile.of(new double[] {0, 1, 0}, fy)).containsExactly(new double[] {-0.5, 1, 2.5}, EXACTLY);
    }

    /** Items that no line moves onto each other exactly; the minima were found with SciPy. */
    @Test
    void curvesThatDoNotFitExactlyAreBroughtAsNearAsTheyCome() {
        var first =
                List.of(Item.twoPl(1.2, -0.5), Item.twoPl(0.8, 0.3), Item.twoPl(1.5, 1), Item.graded(1.4, 1.12, -0.84));
        var second =
                List.of(Item.twoPl(1, -0.3), Item.twoPl(0.9, 0.6), Item.twoPl(1.1, 1.5), Item.graded(1.1, 0.99, -1.21));
        var haebara = ScaleLink.haebara(first, second);
        assertThat(haebara.A()).isCloseTo(1.23594735, within(1e-5));
        assertThat(haebara.B()).isCloseTo(0.29070564, within(1e-5));
        var stockingLord = ScaleLink.stockingLord(first, second);
        assertThat(stockingLord.A()).isCloseTo(1.20147613, within(1e-4));
        assertThat(stockingLord.B()).isCloseTo(0.25581814, within(1e-4));
        assertThat(new ScaleLink(2, 1).apply(List.of(Item.twoPl(1, 0.5))))
                .containsExactly(Item.twoPl(1, 0.5).rescaled(2, 1));
    }
}
