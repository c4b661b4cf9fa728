package org.tessera.credential;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/** The commands of this library. */
public final class Main {

    /** Genuine and valid. */
    public static final int YES = 0;
    /** Altered, expired, not yet valid, suspended or withdrawn. */
    public static final int NO = 1;
    /** Something could not be checked, the file is no credential, or the command was wrong. */
    public static final int CANNOT_TELL = 2;

    private static final String USAGE =
            "verify FILE [--trust ca.pem]… [--status FILE]… [--key FILE]… [--crl FILE]… [--json]";
    private static final String ISSUE =
            "issue --award award.json [--part award.json]… --out DIR [--keys DIR] [--image page.png] | --schema";

    private Main() {}

    /**
     * Checks a credential without a network: {@code verify FILE [--trust ca.pem] [--status FILE]
     * [--key FILE] [--crl FILE] [--json]}.
     *
     * <p>{@code --trust} names a PEM file with certificates to believe, {@code --status} a published status list of
     * either kind, {@code --key} a file with lines of {@code address multikey} to believe, {@code --crl} a revocation list or
     * OCSP response about certificates; all may be repeated.
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

    /**
     * Makes every format from one award in JSON ({@link AwardJson}):
     * {@code issue --award award.json [--part award.json]… --out DIR [--keys DIR] [--image page.png]}.
     *
     * <p>With parts, the award is that of a programme and its European Digital Credential holds them
     * ({@link CompositeCredential}).
     *
     * <p>For trying out and for tests of other programs: the keys are those of a {@link TestAuthority}, made in
     * {@code DIR/keys} unless {@code --keys} names a folder. Nothing is overwritten.
     *
     * <p>{@code issue --schema} prints the JSON Schema of an award instead.
     *
     * @param args the arguments after the word "issue"
     * @param out where the files are listed
     * @return {@link #YES}, or {@link #CANNOT_TELL} with the reason printed and nothing written
     */
    public static int issue(String[] args, PrintStream out) {
        if (args.length == 1 && args[0].equals("--schema")) {
            out.writeBytes(AwardJson.schema());
            return YES;
        }
        try {
            return new IssueCommand(List.of(args), Clock.systemUTC()).run(out);
        } catch (IncompleteAward e) {
            out.println(e.getMessage());
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.println("Usage: " + ISSUE);
        } catch (IOException e) {
            out.println("Can't use " + e.getMessage());
        }
        return CANNOT_TELL;
    }

    /** The same from a shell. */
    public static void main(String[] args) {
        var rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        System.exit(
                switch (args.length == 0 ? "" : args[0]) {
                    case "verify" -> verify(rest, System.out);
                    case "issue" -> issue(rest, System.out);
                    default -> {
                        System.out.println("Usage: " + USAGE + "\n       " + ISSUE);
                        yield CANNOT_TELL;
                    }
                });
    }
}
