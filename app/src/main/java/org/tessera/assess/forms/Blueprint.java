package org.tessera.assess.forms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * How a form is made up: so many scored questions for each outcome, and which questions never stand together.
 *
 * @param matrix the matrix version whose weights it began with, {@code matrix:key-skills@1#<SHA-256>}
 * @param outcomes in their order
 * @param apart names of questions that give each other away
 * @param reason why the weights differ from those of the matrix; empty when they do not
 */
record Blueprint(
        UUID id, int version, String hash, String matrix, List<Line> outcomes, List<Pair> apart, String reason) {
    /** An outcome with its importance from 1 to 5 and its scored questions. */
    record Line(String outcome, int weight, int questions) {}

    /** Two questions by name, the first before the second in the alphabet. */
    record Pair(String one, String other) {
        static Pair of(String a, String b) {
            return a.compareTo(b) < 0 ? new Pair(a, b) : new Pair(b, a);
        }
    }

    /**
     * Shares questions out in proportion to weights: whole numbers by the largest remainders (Hamilton's method), none
     * below the floor.
     *
     * @throws IllegalArgumentException when the floors alone are more than there is
     */
    static Map<String, Integer> share(int questions, Map<String, Integer> weights, int floor) {
        if (floor * weights.size() > questions)
            throw new IllegalArgumentException(weights.size() + " outcomes need " + floor + " questions each");
        var names = List.copyOf(weights.keySet());
        int free = questions - floor * names.size();
        double sum = weights.values().stream().mapToInt(w -> w).sum();
        var exact = names.stream()
                .mapToDouble(n -> free * weights.getOrDefault(n, 0) / sum)
                .toArray();
        var shares = new int[exact.length];
        for (int i = 0; i < exact.length; i++) shares[i] = (int) Math.floor(exact[i]);
        int left = free - IntStream.of(shares).sum();
        var byRemainder =
                new ArrayList<>(IntStream.range(0, exact.length).boxed().toList());
        byRemainder.sort(Comparator.comparingDouble((Integer i) -> Math.floor(exact[i]) - exact[i]));
        for (int i = 0; i < left; i++) shares[byRemainder.get(i)]++;
        var given = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < shares.length; i++) given.put(names.get(i), floor + shares[i]);
        return given;
    }
}
