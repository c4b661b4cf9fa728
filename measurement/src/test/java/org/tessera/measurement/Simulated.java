package org.tessera.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.tessera.measurement.irt.Item;

/** Made-up persons and items with known truth. */
public final class Simulated {

    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian normal;

    public Simulated(long seed) {
        random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        normal = ZigguratSampler.NormalizedGaussian.of(random);
    }

    public double normal() {
        return normal.sample();
    }

    public double[] abilities(int n, double mean, double sd) {
        return IntStream.range(0, n)
                .mapToDouble(i -> mean + sd * normal.sample())
                .toArray();
    }

    /** Slopes around 1.1, difficulties N(0, 1). */
    public List<Item> twoPl(int count) {
        var items = new ArrayList<Item>();
        for (int i = 0; i < count; i++) items.add(Item.twoPl(Math.exp(0.1 + 0.25 * normal()), normal()));
        return items;
    }

    public List<Item> rasch(int count) {
        return IntStream.range(0, count).mapToObj(i -> Item.twoPl(1, normal())).toList();
    }

    public Responses answers(List<Item> items, double[] abilities) {
        return Responses.of(
                names(items.size()),
                java.util.Arrays.stream(abilities)
                        .mapToObj(theta -> items.stream()
                                .mapToInt(item -> draw(item, theta))
                                .toArray())
                        .toArray(int[][]::new));
    }

    public int draw(Item item, double theta) {
        var p = item.probabilities(theta);
        var u = random.nextDouble();
        for (int k = 0; k < p.length - 1; k++) {
            if (u < p[k]) return k;
            u -= p[k];
        }
        return p.length - 1;
    }

    public static List<String> names(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "item" + i).toList();
    }
}
