package org.tessera.measurement.speed;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import org.tessera.measurement.Responses;
import org.tessera.measurement.Shared;
import org.tessera.measurement.Simulated;
import org.tessera.measurement.Table;
import org.tessera.measurement.irt.Calibration;
import org.tessera.measurement.irt.Model;
import org.tessera.measurement.irt.Scoring;
import org.tessera.measurement.irt.Settings;
import org.tessera.measurement.numeric.Moments;

/**
 * How long a 2PL calibration takes: the two sets of the reference with their estimates, then simulated sets of 1, 10 and
 * 100 times 5,000 persons by 40 items. Not a test, because it measures the machine as well; run it alone and quiet:
 * {@code mvn test-compile exec:java} or any launcher with this class as main. One argument, {@code large}, adds the
 * 100-fold set.
 */
public final class CalibrationSpeed {

    private CalibrationSpeed() {}

    /** Prints one line per set. */
    public static void main(String[] args) {
        var folder = Shared.measurement("speed");
        reference(folder, "1500x220", ".csv");
        reference(folder, "50000x220", ".csv.gz");
        var factors = args.length > 0 && args[0].equals("large") ? new int[] {1, 10, 100} : new int[] {1, 10};
        for (int factor : factors) simulated(5000 * factor, 40);
    }

    private static void reference(Path folder, String size, String ending) {
        var data = Table.read(folder.resolve("sim_" + size + ending));
        var responses = data.responses(data.header());
        var calibration = measured(size, responses);
        var estimates = Table.read(folder.resolve("mirt_" + size + "_items.csv"));
        var a = calibration.curves().stream().mapToDouble(item -> item.a()).toArray();
        var b = calibration.curves().stream()
                .mapToDouble(item -> item.difficulties()[0])
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "    correlation with the reference: a %.8f, b %.8f%n",
                Moments.correlation(a, estimates.numbers("a")),
                Moments.correlation(b, estimates.numbers("b")));
        var start = System.nanoTime();
        var scoring = Scoring.of(calibration);
        var sum = IntStream.range(0, responses.persons())
                .mapToDouble(
                        p -> scoring.eap(calibration.categories(responses, p)).theta())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "    abilities with errors: %.1f s (mean %.3f)%n",
                (System.nanoTime() - start) / 1e9,
                sum / responses.persons());
    }

    private static void simulated(int persons, int items) {
        var world = new Simulated(1);
        var truth = world.twoPl(items);
        var codes = new byte[persons * items];
        for (int p = 0; p < persons; p++) {
            var theta = world.normal();
            for (int i = 0; i < items; i++) codes[p * items + i] = (byte) world.draw(truth.get(i), theta);
        }
        measured(persons + "x" + items, Responses.of(Simulated.names(items), codes));
    }

    private static Calibration measured(String size, Responses responses) {
        var bean = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var cpu = bean.getProcessCpuTime();
        var wall = System.nanoTime();
        var settings = Settings.of(Model.TWO_PL).with(Settings.Errors.NONE);
        var calibration = Calibration.of(responses, Model.TWO_PL, settings).orThrow();
        System.out.printf(
                Locale.ROOT,
                "%-11s %6.1f s wall %6.1f s CPU, %d EM steps, log-likelihood %.4f, peak heap %d MB%n",
                size,
                (System.nanoTime() - wall) / 1e9,
                (bean.getProcessCpuTime() - cpu) / 1e9,
                calibration.iterations(),
                calibration.logLikelihood(),
                peak());
        return calibration;
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / (1 << 20);
    }
}
