package org.tessera.measurement.dif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Responses;
import org.tessera.measurement.Simulated;
import org.tessera.measurement.dif.MantelHaenszel.Ets;
import org.tessera.measurement.irt.Item;

/** Sixty persons, every second in the focal group; the expected numbers were computed with NumPy and SciPy. */
class WorkedDifTest {

    private static final Offset<Double> EXACTLY = within(1e-9);

    private static final String PERSONS =
            "1011 0111 0111 1110 0010 0000 1101 1010 0110 0000 1110 0111 0111 1001 0101 1110 "
                    + "1011 0001 1000 0100 1010 0000 0111 0000 0000 0000 0010 0001 1000 0010 1011 0000 0001 0000 1010 0100 1010 1111 "
                    + "0011 1001 0011 1011 1011 0001 1001 1000 0110 0010 0101 0010 0011 0000 0111 0100 1011 0000 1011 1110 0000 0010";

    private final Grouped data = data();

    @Test
    void mantelAndHaenszel() {
        var items = MantelHaenszel.of(data, false, 1, 2).orThrow();
        var first = items.getFirst().orThrow();
        assertThat(first.alpha()).isCloseTo(0.8301886792452831, EXACTLY);
        assertThat(first.chiSquare()).isCloseTo(0.0018301519605813427, EXACTLY);
        assertThat(first.p()).isCloseTo(0.9658766875686537, EXACTLY);
        assertThat(first.seLogAlpha()).isCloseTo(0.6565692837909759, EXACTLY);
        assertThat(first.delta()).isCloseTo(0.4373403571395725, EXACTLY);
        assertThat(first.seDelta()).isCloseTo(2.35 * 0.6565692837909759, EXACTLY);
        assertThat(first.standardizedP()).isCloseTo(-0.051410658307210026, EXACTLY);
        var third = items.get(2).orThrow();
        assertThat(third.alpha()).isCloseTo(1.555045871559633, EXACTLY);
        assertThat(third.seLogAlpha()).isCloseTo(0.7739049681194863, EXACTLY);
        assertThat(third.standardizedP()).isCloseTo(-0.037304075235109715, EXACTLY);
    }

    @Test
    void regression() {
        var item = LogisticDif.of(data, 0).orThrow();
        assertThat(item.both().chiSquare()).isCloseTo(1.4386755257385602, within(1e-7));
        assertThat(item.both().p()).isCloseTo(0.4870747081354473, within(1e-7));
        assertThat(item.uniform().chiSquare()).isCloseTo(0.019775632152942535, within(1e-7));
        assertThat(item.uniform().p()).isCloseTo(0.8881655188956449, within(1e-7));
        assertThat(item.nonUniform().chiSquare()).isCloseTo(1.4188998935856176, within(1e-7));
        assertThat(item.r2Both()).isCloseTo(0.023055448485521712, within(1e-7));
        assertThat(item.r2Uniform()).isCloseTo(0.0003206755604004963, within(1e-7));
        assertThat(item.group()).isCloseTo(0.09531408542934601, within(1e-7));
        // From the weights of the last step but one, as R's glm takes them.
        assertThat(item.seGroup()).isCloseTo(0.6792452949619535, within(1e-4));
    }

    @Test
    void mantelForOrderedScores() {
        var test = Mantel.of(ordered(), 0).orThrow();
        assertThat(test.chiSquare()).isCloseTo(1.6040247283763478, EXACTLY);
        assertThat(test.p()).isCloseTo(0.20533377935348676, EXACTLY);
    }

    @Test
    void adjustedProbabilitiesMatchAWorkedExample() {
        assertThat(Fairness.adjusted(new double[] {0.01, 0.04, 0.03, 0.005})).containsExactly(0.02, 0.04, 0.04, 0.02);
    }

    @Test
    void regressionForOrderedScores() {
        var item = LogisticDif.of(ordered(), 0).orThrow();
        assertThat(item.uniform().chiSquare()).isCloseTo(2.837152361577914, within(1e-6));
        assertThat(item.nonUniform().chiSquare()).isCloseTo(1.0598997279410085, within(1e-6));
        assertThat(item.both().chiSquare()).isCloseTo(3.8970520895189225, within(1e-6));
    }

    /** The first two items taken together, 0 to 2. */
    private Grouped ordered() {
        var rows = new int[60][];
        for (int p = 0; p < 60; p++)
            rows[p] = new int[] {
                data.responses().code(p, 0) + data.responses().code(p, 1),
                data.responses().code(p, 2),
                data.responses().code(p, 3)
            };
        return new Grouped(Responses.of(Simulated.names(3), rows), data.focal());
    }

    @Test
    void classesChangeAtTheirLimits() {
        assertThat(ets(0.999, 0.1, 0.001)).isEqualTo(Ets.A);
        assertThat(ets(-1, 0.1, 0.05)).isEqualTo(Ets.A);
        assertThat(ets(-1, 0.1, 0.049)).isEqualTo(Ets.B);
        assertThat(ets(1.499, 0.1, 0.001)).isEqualTo(Ets.B);
        assertThat(ets(1.5, 0.3, 0.001)).isEqualTo(Ets.C);
        assertThat(ets(-1.5, 0.31, 0.001)).isEqualTo(Ets.B);
    }

    private static Ets ets(double delta, double se, double p) {
        return MantelHaenszel.ets(delta, se, p);
    }

    @Test
    void smallGroupsAreDrawnTowardsTheMeanAsFarAsTheyAreInexact() {
        assertThat(Fairness.shrunk(new double[] {-1.2, 0.3, 0.8, -0.1}, new double[] {0.5, 0.4, 0.6, 0.3}))
                .containsExactly(
                        new double[] {-0.8208791208791207, 0.2162094763092269, 0.44760076775431856, -0.09247910863509749
                        },
                        EXACTLY);
        assertThat(Fairness.shrunk(new double[] {0.1, -0.1}, new double[] {2, 2}))
                .containsExactly(0, 0);
    }

    @Test
    void theDifferenceAtTheCutIsInScorePoints() {
        var reference = List.of(Item.twoPl(1, 0), Item.twoPl(1, 1));
        var focal = List.of(Item.twoPl(1, 0.5), Item.twoPl(1, 1));
        assertThat(Fairness.atCut(reference, focal, 0)).isCloseTo(1 / (1 + Math.exp(0.5)) - 0.5, EXACTLY);
        assertThat(Fairness.DIFFERENCE_THAT_MATTERS).isEqualTo(0.5);
    }

    @Test
    void groupsMustHaveTheirMinimumExactly() {
        assertThat(MantelHaenszel.of(data, false, 30, 60)).isInstanceOf(Estimate.Known.class);
        assertThat(MantelHaenszel.of(data, false, 31, 60)).isInstanceOf(Estimate.NotEstimable.class);
        assertThat(MantelHaenszel.of(data, false, 30, 61)).isInstanceOf(Estimate.NotEstimable.class);
        assertThat(data.focalSize()).isEqualTo(30);
    }

    @Test
    void personsWithABlankAreLeftOutWithTheirGroup() {
        var responses = Responses.of(List.of("a", "b"), new int[][] {{1, 0}, {-1, 1}, {0, 1}});
        var grouped = new Grouped(responses, new boolean[] {false, true, true});
        assertThat(grouped.responses().persons()).isEqualTo(2);
        assertThat(grouped.focal()).containsExactly(false, true);
    }

    private static Grouped data() {
        var words = PERSONS.split(" ");
        var rows = new int[words.length][];
        var focal = new boolean[words.length];
        for (int p = 0; p < words.length; p++) {
            rows[p] = words[p].chars().map(c -> c - '0').toArray();
            focal[p] = p % 2 == 1;
        }
        return new Grouped(Responses.of(Simulated.names(4), rows), focal);
    }
}
