package org.tessera.measurement.adaptive;

import java.util.List;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.irt.Posterior;
import org.tessera.measurement.irt.Score;
import org.tessera.measurement.numeric.Quadrature;

/** Calibrated items to choose from; their curves are computed once, because every step of every test needs them. */
public final class Bank {

    private static final Quadrature NODES = nodes();

    private final List<Item> items;
    private final Posterior posterior;

    private Bank(List<Item> items) {
        this.items = List.copyOf(items);
        this.posterior = Posterior.of(this.items, NODES);
    }

    /** A bank of calibrated items; their positions are their names here. */
    public static Bank of(List<Item> items) {
        return new Bank(items);
    }

    /** The items in order. */
    public List<Item> items() {
        return items;
    }

    /** Number of items. */
    public int size() {
        return items.size();
    }

    /** The item at a position. */
    public Item get(int position) {
        return items.get(position);
    }

    /** Expected a posteriori with N(0, 1) on 33 nodes from -4 to 4. */
    Score eap(List<Integer> given, List<Integer> answers) {
        return posterior.eap(given, answers);
    }

    /** The trapezoid rule of catR: 33 nodes from -4 to 4, the two ends with half their weight. */
    private static Quadrature nodes() {
        var normal = Quadrature.normal(33, -4, 4, 0, 1);
        var weights = normal.weights();
        weights[0] /= 2;
        weights[32] /= 2;
        return new Quadrature(normal.points(), weights);
    }
}
