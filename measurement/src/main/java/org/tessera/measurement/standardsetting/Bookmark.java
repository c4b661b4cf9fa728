package org.tessera.measurement.standardsetting;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.numeric.Moments;

/**
 * Bookmark method (Lewis, Mitzel and Green 1996): items ordered by the ability at which they are solved with the response
 * probability (2/3), each judge marks the last one a barely acceptable candidate masters.
 *
 * @param order positions of the items from the easiest
 * @param locations ability of each item in that order
 * @param judgeThetas location of each judge's page
 */
public record Bookmark(int[] order, double[] locations, double[] judgeThetas) {

    /** Copies the arrays, so that nothing can change afterwards. */
    public Bookmark {
        order = order.clone();
        locations = locations.clone();
        judgeThetas = judgeThetas.clone();
    }

    @Override
    public int[] order() {
        return order.clone();
    }

    @Override
    public double[] locations() {
        return locations.clone();
    }

    @Override
    public double[] judgeThetas() {
        return judgeThetas.clone();
    }

    /** Response probability unless told otherwise. */
    public static final double TWO_THIRDS = 2.0 / 3;

    /**
     * Cuts on the ability scale.
     *
     * @param items logistic items
     * @param pages page of each judge, 1 for the easiest item
     */
    public static Bookmark of(List<Item> items, int[] pages, double responseProbability) {
        var locations = items.stream()
                .mapToDouble(item -> location(item, responseProbability))
                .toArray();
        var order = IntStream.range(0, locations.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> locations[i]))
                .mapToInt(i -> i)
                .toArray();
        var sorted = Arrays.stream(order).mapToDouble(i -> locations[i]).toArray();
        for (int page : pages)
            if (page < 1 || page > sorted.length)
                throw new IllegalArgumentException("Page " + page + " does not exist; there are " + sorted.length);
        return new Bookmark(
                order,
                sorted,
                Arrays.stream(pages).mapToDouble(page -> sorted[page - 1]).toArray());
    }

    /** b + ln(rp / (1 - rp)) / a, with guessing taken out of the probability. */
    private static double location(Item item, double rp) {
        var p = (rp - item.g()) / (item.u() - item.g());
        return item.difficulties()[0] + Math.log(p / (1 - p)) / item.a();
    }

    /** Mean of the judges' cuts. */
    public double mean() {
        return Moments.mean(judgeThetas);
    }

    /** Median of the judges' cuts. */
    public double median() {
        return Moments.median(judgeThetas);
    }
}
