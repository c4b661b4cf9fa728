package org.tessera.credential;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Whether memory stays flat while credentials are issued by the thousand: the five forms that the library signs take turns,
 * one European Digital Credential in five. Left out is what signs nothing of its own: a baked picture is the same badge in a
 * PNG or SVG, and a learning record many of them in one proof, which is as large as its reader made it.
 *
 * <p>{@code -Dtessera.issued=100000}, at least 1,000. Prints the heap after a collection of garbage, and how long 100,000 take.
 */
public final class HeapWhileIssuing {
    private static final int GOAL = 100_000;
    private static final int MEGABYTE = 1_048_576;

    private interface Maker {
        Object make();
    }

    private HeapWhileIssuing() {}

    /** Issues and prints; ends with 1 if the heap at the end is half as large again as after the first thousand. */
    public static void main(String[] args) {
        var count = Integer.getInteger("tessera.issued", 2_000);
        var bare = new BarePrimitives();
        List<Maker> makers =
                List.of(bare::sealOurs, bare::walletOurs, bare::tokenOurs, bare::proofOurs, bare::proofP256Ours);
        var begun = System.nanoTime();
        var kept = 0L;
        var first = 0L;
        var last = 0L;
        System.out.println("| credentials | heap | time |");
        var looks = new TreeSet<>(List.of(1_000, 10_000, GOAL, Math.max(1, count / 2), count));
        for (var issued = 1; issued <= count; issued++) {
            kept += makers.get(issued % makers.size()).make().hashCode();
            if (looks.contains(issued)) {
                last = heap();
                first = first == 0 ? last : first;
                System.out.printf(
                        Locale.ROOT,
                        "| %,d | %.1f MB | %d s |%n",
                        issued,
                        last / 1e6,
                        Duration.ofNanos(System.nanoTime() - begun).toSeconds());
            }
        }
        var whole = Duration.ofNanos((System.nanoTime() - begun) / count * GOAL);
        System.out.printf(
                Locale.ROOT,
                "%d credentials (%x); %,d at this pace: %d minutes%n",
                count,
                kept,
                GOAL,
                whole.toMinutes());
        System.exit(last > first + Math.max(first / 2, 8L * MEGABYTE) ? 1 : 0);
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
