package org.tessera.credential;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What it costs to issue and to check, beside the bare primitive on which each format rests.
 *
 * <p>Each benchmark does one round of ours and one of the bare primitive by turns and counts the CPU time of the thread
 * for both: on a machine that others use as well, two runs one after the other would compare the neighbours.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 1)
@Fork(1)
public class Benchmarks {

    private static final int WARM = 300;
    private static final int ROUNDS = Integer.getInteger("tessera.rounds", 500);

    private final BarePrimitives bare = new BarePrimitives();

    private interface Work {
        Object run() throws Exception;
    }

    /** Rounds of both by turns; prints operations per CPU-second and their ratio. */
    private static void compare(String what, Work ours, Work bare, Blackhole hole) throws Exception {
        rounds(WARM, ours, bare, hole);
        var nanos = rounds(ROUNDS, ours, bare, hole);
        System.out.printf(
                Locale.ROOT,
                "%n| %s | %.0f | %.0f | %.2f |%n",
                what,
                ROUNDS * 1e9 / nanos[0],
                ROUNDS * 1e9 / nanos[1],
                (double) nanos[1] / nanos[0]);
    }

    private static long[] rounds(int count, Work ours, Work bare, Blackhole hole) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        var nanos = new long[2];
        for (var round = 0; round < count; round++) {
            var begun = threads.getCurrentThreadCpuTime();
            hole.consume(ours.run());
            var between = threads.getCurrentThreadCpuTime();
            hole.consume(bare.run());
            nanos[0] += between - begun;
            nanos[1] += threads.getCurrentThreadCpuTime() - between;
        }
        return nanos;
    }

    /** Sealing against the library that makes the seal. */
    @Benchmark
    public void jadesSeal(Blackhole hole) throws Exception {
        compare("JAdES seal (RS256 3072), bare DSS", bare::sealOurs, bare::sealDss, hole);
    }

    /** Checking everything about a sealed credential against the bare RSA verification. */
    @Benchmark
    public void jadesCheck(Blackhole hole) throws Exception {
        compare("check of a sealed credential, bare RSA verification", bare::checkSealed, bare::verifyRsa, hole);
    }

    /** Writing an SD-JWT VC against one ES256 signature over a payload of the same size. */
    @Benchmark
    public void sdJwtIssue(Blackhole hole) throws Exception {
        compare("SD-JWT VC issued, bare ES256 by Nimbus", bare::walletOurs, bare::walletNimbus, hole);
    }

    /** Checking an SD-JWT VC against the bare ES256 verification. */
    @Benchmark
    public void sdJwtCheck(Blackhole hole) throws Exception {
        compare(
                "check of an SD-JWT VC, bare ES256 verification by Nimbus",
                bare::checkWallet,
                bare::verifyNimbus,
                hole);
    }

    /** A Data Integrity proof against canonicalising the badge once and signing. */
    @Benchmark
    public void proofIssue(Blackhole hole) throws Exception {
        compare("eddsa-rdfc-2022 issued, bare canonicalisation and Ed25519", bare::proofOurs, bare::proofBare, hole);
    }

    /** Checking a badge with a proof against canonicalising it once and verifying. */
    @Benchmark
    public void proofCheck(Blackhole hole) throws Exception {
        compare(
                "check of a badge with proof, bare canonicalisation and verification",
                bare::checkBadge,
                bare::verifyBare,
                hole);
    }

    /** All of them, or those whose name contains the argument. */
    public static void main(String[] args) throws RunnerException {
        var options = new OptionsBuilder().include("Benchmarks." + (args.length > 0 ? args[0] : ""));
        new Runner(options.build()).run();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
