package org.tessera.credential.log;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One leaf: that something happened to a credential on a day. It names no person, no serial number and no time of day.
 *
 * @param event what happened
 * @param issuer address of the issuer
 * @param standard the micro-credential in its version, such as {@code K08@1}
 * @param commitment the salted hash of the credential, 64 hexadecimal digits; see {@link #commitment}
 * @param day when, in the issuer's zone
 */
public record LogEntry(Event event, String issuer, String standard, String commitment, LocalDate day) {

    /** How many random bytes make a commitment say nothing. */
    public static final int SALT = 32;

    /** What can happen. */
    public enum Event {
        ISSUED,
        SUSPENDED,
        REINSTATED,
        REVOKED;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern PLAIN = Pattern.compile("[!#-\\[\\]-~]{1,300}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern FORM = Pattern.compile("\\{\"commitment\":\"([^\"]*)\",\"day\":\"([^\"]*)\","
            + "\"event\":\"([^\"]*)\",\"issuer\":\"([^\"]*)\",\"standard\":\"([^\"]*)\",\"v\":1}");

    /** Refuses words that would need an escape in JSON, so that an entry is written in one way only. */
    public LogEntry {
        if (!PLAIN.matcher(issuer).matches() || !PLAIN.matcher(standard).matches()) {
            throw new IllegalArgumentException("An address and a standard are plain words: " + issuer + " " + standard);
        }
        if (!HASH.matcher(commitment).matches()) {
            throw new IllegalArgumentException("A commitment is a hash in lower-case hexadecimal digits.");
        }
    }

    /**
     * The commitment to a credential: SHA-256 over the salt and the SHA-256 of the sealed bytes.
     *
     * @param salt 32 random bytes that are used for no other credential
     */
    public static String commitment(byte[] salt, byte[] sealed) {
        if (salt.length != SALT) {
            throw new IllegalArgumentException("A salt has 32 bytes.");
        }
        return HexFormat.of()
                .formatHex(Hash.digest(salt, Hash.digest(sealed).bytes()).bytes());
    }

    /** The entry as it is hashed and published: JSON, its members sorted, without spaces. */
    public byte[] bytes() {
        return ("{\"commitment\":\"" + commitment + "\",\"day\":\"" + day + "\",\"event\":\"" + event.word()
                        + "\",\"issuer\":\"" + issuer + "\",\"standard\":\"" + standard + "\",\"v\":1}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads an entry.
     *
     * @throws IllegalArgumentException if it is none of ours, or not written as we write it
     */
    public static LogEntry parse(byte[] bytes) {
        var found = FORM.matcher(new String(bytes, StandardCharsets.US_ASCII));
        if (!found.matches()) {
            throw new IllegalArgumentException("This is no entry of an issuance log.");
        }
        try {
            var entry = new LogEntry(
                    Event.valueOf(found.group(3).toUpperCase(Locale.ROOT)),
                    found.group(4),
                    found.group(5),
                    found.group(1),
                    LocalDate.parse(found.group(2)));
            if (Arrays.equals(entry.bytes(), bytes)) {
                return entry;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("The entry's day can't be read.", e);
        }
        throw new IllegalArgumentException("An entry is written in one way only.");
    }
}
