package org.tessera.credential;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands of this library. */
public final class Main {

    /** Genuine and valid. */
    public static final int YES = 0;
    /** Altered, expired, not yet valid, suspended or withdrawn. */
    public static final int NO = 1;
    /** Something could not be checked, the file is no credential, or the command was wrong. */
    public static final int CANNOT_TELL = 2;

    private static final String USAGE = "verify FILE [--trust ca.pem]… [--status FILE]… [--json]";

    private Main() {}

    /**
     * Checks a credential without a network: {@code verify FILE [--trust ca.pem] [--status FILE] [--json]}.
     *
     * <p>{@code --trust} names a PEM file with certificates to believe, {@code --status} a published status list; both
     * may be repeated.
     *
     * @param args the arguments after the word "verify"
     * @param out where the answer is printed
     * @return {@link #YES}, {@link #NO} or {@link #CANNOT_TELL}
     */
    public static int verify(String[] args, PrintStream out) {
        try {
            return new VerifyCommand(List.of(args)).run(out);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.println("Usage: " + USAGE);
        } catch (IOException e) {
            out.println("Can't read " + e.getMessage());
        }
        return CANNOT_TELL;
    }

    /** The same from a shell. */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("verify")) {
            System.exit(verify(java.util.Arrays.copyOfRange(args, 1, args.length), System.out));
        }
        System.out.println("Usage: " + USAGE);
        System.exit(CANNOT_TELL);
    }

    /** One call of "verify". */
    private static final class VerifyCommand {

        private final List<Path> files = new ArrayList<>();
        private final List<Path> trusted = new ArrayList<>();
        private final List<Path> lists = new ArrayList<>();
        private boolean json;

        VerifyCommand(List<String> args) {
            for (var at = 0; at < args.size(); at++) {
                switch (args.get(at)) {
                    case "--json" -> json = true;
                    case "--trust" -> trusted.add(value(args, ++at));
                    case "--status" -> lists.add(value(args, ++at));
                    default -> file(args.get(at));
                }
            }
            if (files.size() != 1) {
                throw new IllegalArgumentException("Name one file to check.");
            }
        }

        private void file(String argument) {
            if (argument.startsWith("--")) {
                throw new IllegalArgumentException("There is no option " + argument + ".");
            }
            files.add(Path.of(argument));
        }

        private static Path value(List<String> args, int at) {
            if (at >= args.size()) {
                throw new IllegalArgumentException(args.getLast() + " needs a file.");
            }
            return Path.of(args.get(at));
        }

        int run(PrintStream out) throws IOException {
            var report = new Checker(trust(), source(), Clock.systemUTC()).check(read(files.getFirst()));
            if (json) {
                out.println(report.toJson());
            } else {
                print(report, out);
            }
            return switch (report.verdict()) {
                case GENUINE_AND_VALID -> YES;
                case UNCONFIRMED -> CANNOT_TELL;
                default -> NO;
            };
        }

        private Trust trust() throws IOException {
            var anchors = new java.util.LinkedHashSet<java.security.cert.X509Certificate>();
            for (var file : trusted) {
                anchors.addAll(Pem.read(file));
            }
            return new Trust(anchors, java.util.Map.of());
        }

        /** The lists at hand, each under the address that it names itself; its signature is checked where it is used. */
        private StatusSource source() throws IOException {
            var byUrl = new java.util.HashMap<String, byte[]>();
            for (var file : lists) {
                var bytes = read(file);
                SignedStatusList.read(bytes)
                        .ifPresent(list -> byUrl.put(list.list().url(), bytes));
            }
            return url -> Optional.ofNullable(byUrl.get(url));
        }

        /** One byte more than is ever accepted, so that a huge file is refused without being read. */
        private static byte[] read(Path file) throws IOException {
            try (var in = Files.newInputStream(file)) {
                return in.readNBytes(Json.SIZE + 1);
            }
        }

        private static void print(Report report, PrintStream out) {
            out.println(sentence(report.verdict()));
            report.facts().ifPresent(facts -> {
                out.println();
                out.println("  " + facts.who().name());
                facts.what().title().ifPresent(title -> out.println("  " + title.in("en")));
                facts.canDo()
                        .forEach(outcome ->
                                out.println("    - " + outcome.title().in("en")));
            });
            out.println();
            for (var check : report.checks()) {
                var mark = switch (check.outcome()) {
                    case HOLDS -> "yes";
                    case FAILS -> "NO ";
                    case UNKNOWN -> "?  ";
                };
                out.printf(
                        "  %s  %-13s  %s%n",
                        mark, check.kind().name().toLowerCase(java.util.Locale.ROOT), check.plain());
            }
        }

        private static String sentence(Report.Verdict verdict) {
            return switch (verdict) {
                case GENUINE_AND_VALID -> "This credential is genuine and valid.";
                case SUSPENDED -> "This credential is genuine, but its issuer has suspended it.";
                case WITHDRAWN -> "This credential is genuine, but its issuer has withdrawn it.";
                case EXPIRED -> "This credential has expired.";
                case NOT_YET_VALID -> "This credential does not count yet.";
                case ALTERED -> "Do not rely on this file: it was altered or not sealed by whom it names.";
                case UNCONFIRMED -> "This could not be confirmed.";
            };
        }
    }
}
