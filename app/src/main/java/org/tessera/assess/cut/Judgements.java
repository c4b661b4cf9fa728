package org.tessera.assess.cut;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tessera.assess.ScoredAnswers;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.numeric.Moments;
import org.tessera.measurement.standardsetting.Angoff;
import org.tessera.measurement.standardsetting.Compromise;

/** What a panel's judgements amount to. All statistics are the measurement library's. */
@Component
class Judgements {
    /** Below this the share of right answers is chance, and it would mislead the panel. */
    static final int FEWEST_CANDIDATES = 30;

    /**
     * One round of the whole panel.
     *
     * @param angoff the recommendation with its errors
     * @param unfinished judges who have not judged every question
     * @param byQuestion what all judged of each question, by position
     * @param rightShare correlation of each judge with the real shares of right answers, in the panel's order; empty
     *     without enough candidates
     */
    record Round(
            Estimate<Angoff> angoff, int unfinished, Map<Integer, Discussion> byQuestion, List<Double> rightShare) {}

    /** What is shown of a question in the discussion; shares in percent. */
    record Discussion(double mean, int lowest, int highest, Optional<Double> right) {}

    private final Studies studies;
    private final ScoredAnswers answers;

    Judgements(Studies studies, ScoredAnswers answers) {
        this.studies = studies;
        this.answers = answers;
    }

    Round round(Study study, int round, int leastJudges) {
        var asked = answers.asked(study.form());
        var complete = new ArrayList<Map<Integer, Integer>>();
        int unfinished = 0;
        for (var judge : study.judges()) {
            var ratings = studies.ratings(study, round, judge.person());
            if (ratings.size() == asked.size()) complete.add(ratings);
            else unfinished++;
        }
        var right = rightShares(study);
        var discussion = new TreeMap<Integer, Discussion>();
        var table = new double[asked.size()][complete.size()];
        var worth = asked.stream().mapToInt(ScoredAnswers.Asked::most).toArray();
        for (int i = 0; i < asked.size(); i++) {
            int position = asked.get(i).position();
            for (int j = 0; j < complete.size(); j++)
                table[i][j] = complete.get(j).getOrDefault(position, 0) / 100.0;
            if (!complete.isEmpty()) discussion.put(position, discussion(table[i], share(right, i)));
        }
        var angoff = Angoff.of(table, worth, leastJudges);
        var fits = right.length == 0 || complete.size() < 2
                ? List.<Double>of()
                : Arrays.stream(Angoff.correlations(table, right)).boxed().toList();
        return new Round(angoff, unfinished, discussion, fits);
    }

    private static Discussion discussion(double[] row, Optional<Double> right) {
        var percent = Arrays.stream(row).map(p -> 100 * p).toArray();
        return new Discussion(
                Moments.mean(percent),
                (int) Math.round(Arrays.stream(percent).min().orElse(0)),
                (int) Math.round(Arrays.stream(percent).max().orElse(0)),
                right.map(r -> 100 * r));
    }

    private static Optional<Double> share(double[] right, int i) {
        return right.length == 0 ? Optional.empty() : Optional.of(right[i]);
    }

    private double[] rightShares(Study study) {
        var sheets = answers.of(study.form());
        if (sheets.size() < FEWEST_CANDIDATES) return new double[0];
        var asked = answers.asked(study.form());
        var shares = new double[asked.size()];
        for (var sheet : sheets) {
            var points = sheet.points();
            for (int i = 0; i < shares.length; i++)
                shares[i] += points[i] / (double) (Math.max(1, asked.get(i).most()) * sheets.size());
        }
        return shares;
    }

    /** Cuts that weigh the judges' wishes against real results. */
    record Reality(Estimate<Compromise.Cut> beuk, Estimate<Compromise.Cut> hofstee) {}

    Reality reality(Study study, Round round) {
        var scores = answers.of(study.form()).stream()
                .mapToDouble(ScoredAnswers.Sheet::raw)
                .toArray();
        var expected = studies.expectations(study);
        if (scores.length < FEWEST_CANDIDATES)
            return none("Only " + scores.length + " candidates sat this form; at least " + FEWEST_CANDIDATES
                    + " are needed to compare with reality.");
        var cuts = round.angoff().known().map(Angoff::judgeCuts).orElse(new double[0]);
        if (expected.size() < 2 || cuts.length != expected.size())
            return none("Not every judge has said what they expect of the candidates as a whole.");
        var pass = expected.stream().mapToDouble(e -> e.passPercent() / 100.0).toArray();
        return new Reality(
                Compromise.beuk(cuts, pass, scores),
                Compromise.hofstee(
                        mean(expected.stream().mapToDouble(Studies.Expectation::lowestCut)),
                        mean(expected.stream().mapToDouble(Studies.Expectation::highestCut)),
                        mean(expected.stream().mapToDouble(e -> e.lowestFail() / 100.0)),
                        mean(expected.stream().mapToDouble(e -> e.highestFail() / 100.0)),
                        scores));
    }

    private static double mean(java.util.stream.DoubleStream values) {
        return values.average().orElse(Double.NaN);
    }

    private static Reality none(String reason) {
        return new Reality(Estimate.notEstimable(reason), Estimate.notEstimable(reason));
    }
}
