package org.tessera.measurement.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.numeric.Linear;

/**
 * Best-worst scaling (MaxDiff): each task shows some subjects, the respondent names the best and the worst. The
 * sequential model takes the best as a logit choice by exp(u) among all shown, the worst as a logit choice by exp(-u)
 * among the rest. Source: Marley and Louviere (2005).
 *
 * @param counts how often each subject was shown and chosen
 * @param utilities u of every subject, the first fixed at 0
 * @param errors standard errors; 0 for the first
 * @param logLikelihood log-likelihood
 * @param tasks number of tasks
 */
public record BestWorst(List<Count> counts, double[] utilities, double[] errors, double logLikelihood, int tasks) {

    /** Copies the arrays, so that nothing can change afterwards. */
    public BestWorst {
        utilities = utilities.clone();
        errors = errors.clone();
    }

    @Override
    public double[] utilities() {
        return utilities.clone();
    }

    @Override
    public double[] errors() {
        return errors.clone();
    }

    /** What was shown in a task and which positions of it were chosen. */
    public record Task(int[] shown, int best, int worst) {

        /** Copies the arrays, so that nothing can change afterwards. */
        public Task {
            shown = shown.clone();
        }

        @Override
        public int[] shown() {
            return shown.clone();
        }
    }

    /** How often a subject was best, worst and shown. */
    public record Count(int best, int worst, int shown) {

        /** (best - worst) / shown, from -1 to 1. */
        public double score() {
            return (double) (best - worst) / shown;
        }

        /** Square root of (best + 1/2) / (worst + 1/2), near to proportional to importance. */
        public double ratio() {
            return Math.sqrt((best + 0.5) / (worst + 0.5));
        }
    }

    /** Utilities of {@code subjects} subjects, numbered from 0, from all tasks. */
    public static Estimate<BestWorst> of(List<Task> tasks, int subjects) {
        var counts = counts(tasks, subjects);
        for (int j = 0; j < subjects; j++)
            if (counts.get(j).shown == 0) return Estimate.notEstimable("Subject " + (j + 1) + " was never shown.");
        if (tasks.size() < subjects)
            return Estimate.notEstimable("Only " + tasks.size() + " tasks for " + subjects + " subjects.");
        var u = new double[subjects];
        var slope = slope(tasks, u);
        for (int round = 0; round < 100; round++) {
            double[] step;
            try {
                step = Linear.solve(slope.information, slope.gradient);
            } catch (ArithmeticException singular) {
                return Estimate.notEstimable("Some subjects were never compared with the others.");
            }
            for (int j = 1; j < subjects; j++) u[j] += step[j - 1];
            slope = slope(tasks, u);
            if (Arrays.stream(u).anyMatch(v -> Math.abs(v) > 30))
                return Estimate.notEstimable("A subject was always best or always worst, so its utility has no limit.");
            if (Arrays.stream(step).map(Math::abs).max().orElse(0) < 1e-10) break;
        }
        var covariances = Linear.inverse(slope.information);
        var errors = new double[subjects];
        for (int j = 1; j < subjects; j++) errors[j] = Math.sqrt(covariances[j - 1][j - 1]);
        return Estimate.known(new BestWorst(counts, u, errors, slope.value, tasks.size()));
    }

    private static List<Count> counts(List<Task> tasks, int subjects) {
        var table = new int[subjects][3];
        for (var task : tasks) {
            table[task.shown[task.best]][0]++;
            table[task.shown[task.worst]][1]++;
            for (int j : task.shown) table[j][2]++;
        }
        var counts = new ArrayList<Count>();
        for (var row : table) counts.add(new Count(row[0], row[1], row[2]));
        return List.copyOf(counts);
    }

    private record Slope(double value, double[] gradient, double[][] information) {}

    private static Slope slope(List<Task> tasks, double[] u) {
        var n = u.length - 1;
        var gradient = new double[n];
        var information = new double[n][n];
        double value = 0;
        for (var task : tasks) {
            value += choice(task.shown, task.best, 1, u, gradient, information);
            var rest = new int[task.shown.length - 1];
            var worst = -1;
            for (int i = 0, at = 0; i < task.shown.length; i++) {
                if (i == task.best) continue;
                if (i == task.worst) worst = at;
                rest[at++] = task.shown[i];
            }
            value += choice(rest, worst, -1, u, gradient, information);
        }
        return new Slope(value, gradient, information);
    }

    private static double choice(
            int[] shown, int chosen, int sign, double[] u, double[] gradient, double[][] information) {
        var p = new double[shown.length];
        double sum = 0;
        for (int i = 0; i < p.length; i++) sum += p[i] = Math.exp(sign * u[shown[i]]);
        for (int i = 0; i < p.length; i++) p[i] /= sum;
        for (int i = 0; i < p.length; i++) {
            if (shown[i] == 0) continue;
            gradient[shown[i] - 1] += sign * ((i == chosen ? 1 : 0) - p[i]);
            for (int j = 0; j < p.length; j++)
                if (shown[j] > 0) information[shown[i] - 1][shown[j] - 1] += p[i] * ((i == j ? 1 : 0) - p[j]);
        }
        return Math.log(p[chosen]);
    }

    /** Utilities with mean 0. */
    public double[] centred() {
        var mean = Arrays.stream(utilities).average().orElse(0);
        return Arrays.stream(utilities).map(v -> v - mean).toArray();
    }

    /** Shares of preference: exp(u) as parts of their sum. */
    public double[] shares() {
        var sum = Arrays.stream(utilities).map(Math::exp).sum();
        return Arrays.stream(utilities).map(v -> Math.exp(v) / sum).toArray();
    }
}
