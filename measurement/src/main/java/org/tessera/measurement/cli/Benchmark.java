package org.tessera.measurement.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.tessera.measurement.Responses;
import org.tessera.measurement.Table;
import org.tessera.measurement.irt.Calibration;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.irt.Model;
import org.tessera.measurement.irt.Scoring;
import org.tessera.measurement.irt.Settings;
import org.tessera.measurement.numeric.Moments;

/**
 * {@code measure benchmark DIR}: what a 2PL calibration costs (61 nodes, changes below 1e-4, no standard errors): the sets
 * of the folder with their reference estimates, then simulated sets of 1, 10 and 100 times 5,000 persons by 40 items.
 */
final class Benchmark {

    /** Log-likelihoods of mirt 1.41 on the two sets of the reference. */
    private static final Map<String, Double> REFERENCE = Map.of("1500x220", -178727.6055, "50000x220", -5910535.1706);

    private final PrintStream out;
    private boolean passed = true;

    private Benchmark(PrintStream out) {
        this.out = out;
    }

    /** Exit code 0 where log-likelihoods lie within 0.5 and correlations are at least .9999. */
    static int run(Path directory, int largest, PrintStream out) {
        var benchmark = new Benchmark(out);
        out.printf(
                Locale.ROOT,
                "Java %s, %d processors, heap limit %d MB%n%n%-12s %8s %8s %6s %16s %10s%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                "data",
                "wall, s",
                "CPU, s",
                "steps",
                "log-likelihood",
                "heap, MB");
        for (var reference : SpeedCheck.references(directory)) benchmark.reference(directory, reference.name());
        for (int factor = 1; factor <= largest; factor *= 10) benchmark.simulated(5000 * factor, 40);
        out.println("\nPeak of the whole process: " + peakOfProcess());
        return benchmark.passed ? 0 : 1;
    }

    private void reference(Path directory, String name) {
        var size = name.substring("speed_".length());
        var file = SpeedCheck.data(directory, size);
        if (file == null) return;
        var data = Table.read(file);
        var responses = data.responses(data.header());
        var calibration = measured(size, responses);
        var estimates = Table.read(directory.resolve("mirt_" + size + "_items.csv"));
        var a = Moments.correlation(
                calibration.curves().stream().mapToDouble(Item::a).toArray(), estimates.numbers("a"));
        var b = Moments.correlation(
                calibration.curves().stream()
                        .mapToDouble(item -> item.difficulties()[0])
                        .toArray(),
                estimates.numbers("b"));
        out.printf(Locale.ROOT, "    correlation with the reference: a %.8f, b %.8f%n", a, b);
        passed &= a >= 0.9999 && b >= 0.9999;
        if (REFERENCE.containsKey(size)) logLikelihood(calibration.logLikelihood(), REFERENCE.get(size));
        var start = System.nanoTime();
        var scoring = Scoring.of(calibration);
        var quadrature = calibration.quadrature();
        IntStream.range(0, responses.persons())
                .forEach(p -> scoring.eap(calibration.categories(responses, p), quadrature));
        out.printf(Locale.ROOT, "    abilities with errors: %.1f s%n", (System.nanoTime() - start) / 1e9);
    }

    private void logLikelihood(double ours, double reference) {
        var distance = Math.abs(ours - reference);
        // Far off means another simulation of the same size, which the reference's number says nothing about.
        if (distance > Math.abs(reference) / 1000) return;
        out.printf(Locale.ROOT, "    log-likelihood of the reference: %.4f, %.4f apart%n", reference, distance);
        passed &= distance <= 0.5;
    }

    private void simulated(int persons, int items) {
        var random = RandomSource.XO_SHI_RO_256_PP.create(1L);
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        var a = new double[items];
        var b = new double[items];
        for (int i = 0; i < items; i++) {
            a[i] = Math.exp(0.1 + 0.25 * normal.sample());
            b[i] = normal.sample();
        }
        var codes = new byte[persons * items];
        for (int p = 0; p < persons; p++) {
            var theta = normal.sample();
            for (int i = 0; i < items; i++)
                if (random.nextDouble() < 1 / (1 + Math.exp(-a[i] * (theta - b[i])))) codes[p * items + i] = 1;
        }
        var names = IntStream.rangeClosed(1, items).mapToObj(i -> "i" + i).toList();
        measured(persons + "x" + items, Responses.of(names, codes));
    }

    private Calibration measured(String size, Responses responses) {
        System.gc();
        for (var pool : ManagementFactory.getMemoryPoolMXBeans()) pool.resetPeakUsage();
        var bean = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var cpu = bean.getProcessCpuTime();
        var wall = System.nanoTime();
        var settings = Settings.of(Model.TWO_PL).with(Settings.Errors.NONE);
        var calibration = Calibration.of(responses, Model.TWO_PL, settings).orThrow();
        out.printf(
                Locale.ROOT,
                "%-12s %8.1f %8.1f %6d %16.4f %10d%n",
                size,
                (System.nanoTime() - wall) / 1e9,
                (bean.getProcessCpuTime() - cpu) / 1e9,
                calibration.iterations(),
                calibration.logLikelihood(),
                peakHeap());
        return calibration;
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }

    /** Resident memory at its highest, where the system tells. */
    private static String peakOfProcess() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.substring(6).strip())
                    .findFirst()
                    .orElse("not told by this system");
        } catch (IOException unknown) {
            return "not told by this system";
        }
    }
}
