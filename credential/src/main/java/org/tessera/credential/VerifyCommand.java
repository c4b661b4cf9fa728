package org.tessera.credential;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks one file and says what came out. */
final class VerifyCommand {

    private final List<Path> files = new ArrayList<>();
    private final List<Path> trusted = new ArrayList<>();
    private final List<Path> lists = new ArrayList<>();
    private final List<Path> keys = new ArrayList<>();
    private final List<Path> revocations = new ArrayList<>();
    private boolean json;

    VerifyCommand(List<String> args) {
        for (var at = 0; at < args.size(); at++) {
            switch (args.get(at)) {
                case "--json" -> json = true;
                case "--trust" -> trusted.add(value(args, ++at));
                case "--status" -> lists.add(value(args, ++at));
                case "--key" -> keys.add(value(args, ++at));
                case "--crl" -> revocations.add(value(args, ++at));
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
        var report = checker().check(read(files.getFirst()));
        if (json) {
            out.println(report.toJson());
        } else {
            print(report, out);
        }
        return switch (report.verdict()) {
            case GENUINE_AND_VALID -> Main.YES;
            case UNCONFIRMED -> Main.CANNOT_TELL;
            default -> Main.NO;
        };
    }

    /** Asks about certificates only if somebody handed in what could answer. */
    private Checker checker() throws IOException {
        var checker = new Checker(trust(), source(), Clock.systemUTC());
        if (revocations.isEmpty()) {
            return checker;
        }
        var answers = new ArrayList<byte[]>();
        for (var file : revocations) {
            answers.add(read(file));
        }
        return checker.asking(RevocationSource.of(answers));
    }

    private Trust trust() throws IOException {
        var anchors = new java.util.LinkedHashSet<java.security.cert.X509Certificate>();
        for (var file : trusted) {
            anchors.addAll(Pem.read(file));
        }
        return new Trust(anchors, java.util.Map.of(), pinned());
    }

    /** Each line an address and the key that belongs to it. */
    private java.util.Map<String, java.security.PublicKey> pinned() throws IOException {
        var pinned = new java.util.HashMap<String, java.security.PublicKey>();
        for (var file : keys) {
            for (var line : Files.readAllLines(file)) {
                var words = line.strip().split("\\s+", -1);
                var key = words.length == 2 ? Multikey.decode(words[1]) : Optional.<java.security.PublicKey>empty();
                if (key.isEmpty()) {
                    throw new IllegalArgumentException(file + ": “" + line + "” is no address with its multikey.");
                }
                pinned.put(words[0], key.get());
            }
        }
        return pinned;
    }

    /** The lists at hand, each under the address that it names itself; its signature is checked where it is used. */
    private StatusSource source() throws IOException {
        var byUrl = new java.util.HashMap<String, byte[]>();
        for (var file : lists) {
            var bytes = read(file);
            SignedStatusList.read(bytes).ifPresent(list -> byUrl.put(list.list().url(), bytes));
            TokenStatusList.read(bytes).ifPresent(list -> byUrl.put(list.list().uri(), bytes));
        }
        return url -> Optional.ofNullable(byUrl.get(url));
    }

    /** A file that is larger than any credential is refused for its size alone, without being read. */
    private static byte[] read(Path file) throws IOException {
        if (Files.size(file) > Json.SIZE) {
            return new byte[Json.SIZE + 1];
        }
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(Json.SIZE + 1);
        }
    }

    private static void print(Report report, PrintStream out) {
        if (report.format() == Format.UNKNOWN) {
            out.println(report.check(Check.Kind.FORMAT).plain());
            return;
        }
        out.println(sentence(report.verdict()));
        report.facts().ifPresent(facts -> {
            out.println();
            out.println("  " + facts.who().name());
            facts.what().title().ifPresent(title -> out.println("  " + title.in("en")));
            facts.canDo()
                    .forEach(outcome -> out.println("    - " + outcome.title().in("en")));
        });
        out.println();
        for (var check : report.checks()) {
            var mark = switch (check.outcome()) {
                case HOLDS -> "yes";
                case FAILS -> "NO ";
                case UNKNOWN -> "?  ";
            };
            out.printf(
                    "  %s  %-13s  %s%n", mark, check.kind().name().toLowerCase(java.util.Locale.ROOT), check.plain());
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
