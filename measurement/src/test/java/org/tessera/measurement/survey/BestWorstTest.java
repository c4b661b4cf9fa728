package org.tessera.measurement.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.survey.BestWorst.Count;
import org.tessera.measurement.survey.BestWorst.Task;

/** Tasks of two subjects, where the model is a binomial one and has its solution in closed form. */
class BestWorstTest {

    private static final Offset<Double> EXACTLY = within(1e-9);

    @Test
    void ofTwoSubjectsTheUtilityIsTheLogarithmOfTheOdds() {
        // The second is best in three tasks of four: u = ln 3, with the error 1 / root of 4 x .75 x .25.
        var result = BestWorst.of(tasks(1, 3), 2).orThrow();
        assertThat(result.utilities()).containsExactly(new double[] {0, Math.log(3)}, EXACTLY);
        assertThat(result.errors()).containsExactly(new double[] {0, 1 / Math.sqrt(0.75)}, EXACTLY);
        assertThat(result.logLikelihood()).isCloseTo(3 * Math.log(0.75) + Math.log(0.25), EXACTLY);
        assertThat(result.centred()).containsExactly(new double[] {-Math.log(3) / 2, Math.log(3) / 2}, EXACTLY);
        assertThat(result.shares()).containsExactly(new double[] {0.25, 0.75}, EXACTLY);
        assertThat(result.counts()).containsExactly(new Count(1, 3, 4), new Count(3, 1, 4));
        assertThat(result.tasks()).isEqualTo(4);
    }

    @Test
    void countsAloneGiveAScoreAndARatio() {
        assertThat(new Count(3, 1, 4).score()).isEqualTo(0.5);
        assertThat(new Count(3, 1, 4).ratio()).isCloseTo(Math.sqrt(3.5 / 1.5), EXACTLY);
    }

    @Test
    void whatHasNoUtilityIsAReason() {
        assertThat(BestWorst.of(tasks(1, 3), 3)).isEqualTo(Estimate.notEstimable("Subject 3 was never shown."));
        assertThat(BestWorst.of(tasks(0, 1), 2)).isEqualTo(Estimate.notEstimable("Only 1 tasks for 2 subjects."));
        assertThat(reason(BestWorst.of(tasks(0, 4), 2))).contains("always best or always worst");
        var apart = new ArrayList<>(tasks(1, 1));
        apart.add(new Task(new int[] {2, 3}, 0, 1));
        apart.add(new Task(new int[] {2, 3}, 1, 0));
        assertThat(reason(BestWorst.of(apart, 4))).contains("never compared");
    }

    private static String reason(Estimate<BestWorst> estimate) {
        return ((Estimate.NotEstimable<BestWorst>) estimate).reason();
    }

    /** Tasks that show both, with the first and the second the best so many times. */
    private static List<Task> tasks(int first, int second) {
        var tasks = new ArrayList<>(Collections.nCopies(first, new Task(new int[] {0, 1}, 0, 1)));
        tasks.addAll(Collections.nCopies(second, new Task(new int[] {0, 1}, 1, 0)));
        return tasks;
    }
}
