package org.tessera.assess.bank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tessera.measurement.sjt.Key;
import org.tessera.measurement.sjt.Scenario;

/**
 * Scores one situation against its panel. Options on which the experts differ by more than one point (standard deviation)
 * are shown but not scored. Points by the way of judging:
 *
 * <ul>
 *   <li>rating: consensus distance, 0 to 1, cut into four equal categories, 0 to 3 points
 *   <li>best and worst: −2 to 2, moved to 0 to 4 points
 *   <li>ranking: near misses, from the reversed order to the experts' own cut into four equal categories, 0 to 3 points
 * </ul>
 *
 * <p>A situation that is not judged completely has 0 points. Whetzel, Sullivan and McCloy 2020.
 */
final class Experts {
    private static final int CATEGORIES = 4;
    private static final int BEST_WORST_RANGE = 2;
    private final Question.Judgement situation;
    private final Optional<Key> key;

    /** The places of the options that are scored. */
    private final int[] kept;

    /** The experts' means of those options. */
    private final double[] means;

    Experts(org.tessera.assess.bank.Key.Panel panel, Question.Judgement situation) {
        this.situation = situation;
        var ratings = panel.ratings().stream()
                .map(row -> row.stream().mapToDouble(Integer::doubleValue).toArray())
                .toArray(double[][]::new);
        this.key = Key.of(ratings).known();
        this.kept = key.map(k -> IntStream.range(0, k.kept().length)
                        .filter(i -> k.kept()[i])
                        .toArray())
                .orElseGet(() -> new int[0]);
        this.means = IntStream.of(kept)
                .mapToDouble(i -> key.orElseThrow().means()[i])
                .toArray();
    }

    /** Why this panel makes no key to certify with, as a text key; nothing when it does. */
    Optional<String> fault() {
        if (key.isEmpty()) return Optional.of("assess.bank.fault.few-experts");
        if (kept.length < 3) return Optional.of("assess.bank.fault.few-options");
        return key.get().sound() ? Optional.empty() : Optional.of("assess.bank.fault.panel-differs");
    }

    Score score(Response response) {
        return switch (situation.manner()) {
            case RATE -> rated(response);
            case BEST_WORST -> bestWorst(response);
            case RANK -> ranked(response);
        };
    }

    /** The experts' own judgement. */
    Response model() {
        var values = new LinkedHashMap<String, String>();
        switch (situation.manner()) {
            case RATE ->
                IntStream.range(0, kept.length)
                        .forEach(i -> values.put(id(kept[i]), Long.toString(Math.round(means[i]))));
            case BEST_WORST -> {
                values.put("best", id(kept[bestFirst().getFirst()]));
                values.put("worst", id(kept[bestFirst().getLast()]));
            }
            case RANK -> bestFirst().forEach(i -> values.put(id(kept[i]), Integer.toString(values.size() + 1)));
        }
        return new Response(values);
    }

    private Score rated(Response response) {
        var ratings = numbers(response);
        if (ratings.isEmpty()) return new Score.Points(0, CATEGORIES - 1);
        var share = Scenario.distance(ratings.get(), means, Question.Judgement.HIGHEST);
        return new Score.Points(Scenario.category(share, CATEGORIES), CATEGORIES - 1);
    }

    private Score bestWorst(Response response) {
        int best = place(response.value("best"));
        int worst = place(response.value("worst"));
        if (kept.length < 2 || best < 0 || worst < 0 || best == worst) return new Score.Points(0, 2 * BEST_WORST_RANGE);
        int points = Scenario.bestWorst(
                best, worst, kept[bestFirst().getFirst()], kept[bestFirst().getLast()]);
        return new Score.Points(points + BEST_WORST_RANGE, 2 * BEST_WORST_RANGE);
    }

    private Score ranked(Response response) {
        var given =
                numbers(response).filter(ranks -> IntStream.of(ranks).distinct().count() == ranks.length);
        if (given.isEmpty()) return new Score.Points(0, CATEGORIES - 1);
        // Ranks among the scored options alone: what stands between them does not count.
        var ranks = places(given.get());
        var right = new int[kept.length];
        var order = bestFirst();
        for (int rank = 0; rank < order.size(); rank++) right[order.get(rank)] = rank + 1;
        var reversed = IntStream.of(right).map(r -> kept.length + 1 - r).toArray();
        double least = Scenario.ranking(reversed, right);
        double most = Scenario.ranking(right, right);
        double share = (Scenario.ranking(ranks, right) - least) / (most - least);
        return new Score.Points(Scenario.category(share, CATEGORIES), CATEGORIES - 1);
    }

    /** What was given to the scored options; nothing unless all of them have a number. */
    private Optional<int[]> numbers(Response response) {
        if (kept.length < 2 || response.values().size() < situation.options().size()) return Optional.empty();
        return Optional.of(IntStream.of(kept)
                .map(i -> Integer.parseInt(response.value(id(i))))
                .toArray());
    }

    private static int[] places(int[] ranks) {
        return IntStream.of(ranks)
                .map(r ->
                        1 + (int) IntStream.of(ranks).filter(other -> other < r).count())
                .toArray();
    }

    /** Indexes into the scored options by their means, the best first. */
    private List<Integer> bestFirst() {
        var order = new ArrayList<>(IntStream.range(0, kept.length).boxed().toList());
        order.sort(Comparator.comparingDouble((Integer i) -> -means[i]));
        return order;
    }

    private int place(String id) {
        return Question.ids(situation.options()).indexOf(id);
    }

    private String id(int option) {
        return situation.options().get(option).id();
    }
}
