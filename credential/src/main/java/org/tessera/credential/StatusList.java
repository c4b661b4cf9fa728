package org.tessera.credential;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The later fates of many credentials, one place each (W3C Bitstring Status List 1.0).
 *
 * <p>At least 131,072 places, so that fetching the list does not tell whose credential is being checked. Not safe for
 * several threads at once.
 */
public final class StatusList {

    /** The smallest list the standard allows. */
    public static final int SMALLEST = 131_072;

    /** The largest list that is read: 16 million places of one bit. */
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    /** What a list says about a credential. */
    public enum Purpose {
        /** One bit: withdrawn for good. */
        REVOCATION("revocation", 1),
        /** One bit: suspended for now. */
        SUSPENSION("suspension", 1),
        /** Two bits: 0 valid, 1 withdrawn, 2 suspended; both fates in one list, because ELM allows one entry only. */
        MESSAGE("message", 2);

        private final String word;
        private final int bits;

        Purpose(String word, int bits) {
            this.word = word;
            this.bits = bits;
        }

        /** The word of the standard. */
        public String word() {
            return word;
        }

        /** Bits per place. */
        public int bits() {
            return bits;
        }
    }

    /** The fate of a credential, in the order of the values that Token Status List gives them. */
    public enum Standing {
        VALID,
        WITHDRAWN,
        SUSPENDED
    }

    private final String url;
    private final Purpose purpose;
    private final byte[] bits;

    private StatusList(String url, Purpose purpose, byte[] bits) {
        Iri.require(url);
        this.url = url;
        this.purpose = purpose;
        this.bits = bits;
    }

    /**
     * A new list in which everything is valid.
     *
     * @param url where it will be published
     * @param entries number of places, at least {@link #SMALLEST}, a multiple of 8
     */
    public static StatusList create(String url, Purpose purpose, int entries) {
        if (entries < SMALLEST || entries % 8 != 0) {
            throw new IllegalArgumentException("A list has at least " + SMALLEST + " places, in eights.");
        }
        return new StatusList(url, purpose, new byte[entries / 8 * purpose.bits()]);
    }

    /**
     * A list from its published form of encoding.
     *
     * @param encoded "u" and base64url of the GZIP-compressed bits
     * @throws IllegalArgumentException if it is none, or unpacks to more than 2 MiB
     */
    public static StatusList decode(String url, Purpose purpose, String encoded) {
        if (!encoded.startsWith("u")) {
            throw new IllegalArgumentException("An encoded list begins with u (multibase base64url).");
        }
        var packed = Base64.getUrlDecoder().decode(encoded.substring(1));
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            var unpacked = in.readNBytes(MOST_BYTES + 1);
            if (unpacked.length > MOST_BYTES || unpacked.length * 8L < (long) SMALLEST * purpose.bits()) {
                throw new IllegalArgumentException(
                        "A list of " + unpacked.length + " bytes is too large or too small.");
            }
            return new StatusList(url, purpose, unpacked);
        } catch (IOException e) {
            throw new IllegalArgumentException("The list does not unpack.", e);
        }
    }

    /** Where the list is published. */
    public String url() {
        return url;
    }

    /** What it says. */
    public Purpose purpose() {
        return purpose;
    }

    /** Number of places. */
    public int size() {
        return (int) (bits.length * 8L / purpose.bits());
    }

    /** The entry that a credential carries for this place. */
    public StatusEntry entry(long index) {
        require(index);
        return new StatusEntry(url, index, purpose);
    }

    /**
     * The standing of the credential at this place.
     *
     * @throws IndexOutOfBoundsException if there is no such place
     */
    public Standing get(long index) {
        require(index);
        var value = 0;
        for (var bit = 0; bit < purpose.bits(); bit++) {
            value = value << 1 | (isSet(index * purpose.bits() + bit) ? 1 : 0);
        }
        return switch (value) {
            case 0 -> Standing.VALID;
            case 1 -> purpose == Purpose.SUSPENSION ? Standing.SUSPENDED : Standing.WITHDRAWN;
            case 2 -> Standing.SUSPENDED;
            // The standard leaves other values to the issuer; we never write one, and doubt is no validity.
            default -> Standing.WITHDRAWN;
        };
    }

    /**
     * Sets the standing of the credential at this place.
     *
     * @throws IllegalArgumentException if the list's purpose can't say so
     */
    public void set(long index, Standing standing) {
        require(index);
        var value = value(standing);
        for (var bit = 0; bit < purpose.bits(); bit++) {
            put(index * purpose.bits() + bit, (value >> (purpose.bits() - 1 - bit) & 1) == 1);
        }
    }

    private int value(Standing standing) {
        return switch (standing) {
            case VALID -> 0;
            case WITHDRAWN -> {
                if (purpose == Purpose.SUSPENSION) {
                    throw new IllegalArgumentException("A list of suspensions can't say that one is withdrawn.");
                }
                yield 1;
            }
            case SUSPENDED -> {
                if (purpose == Purpose.REVOCATION) {
                    throw new IllegalArgumentException("A list of revocations can't say that one is suspended.");
                }
                yield purpose == Purpose.MESSAGE ? 2 : 1;
            }
        };
    }

    /** The bits, compressed: "u" and base64url of GZIP. Place 0 is the leftmost bit of the first byte. */
    public String encode() {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
    }

    /**
     * The list as a file to publish at its address: a BitstringStatusListCredential, signed as JWT
     * ({@code application/vc+jwt}).
     *
     * @param key the key of the organisation that sealed the credentials
     * @param issuer its IRI
     * @param from the time of which the list speaks
     * @param until until when a copy of it may be relied on; publish a new one before
     */
    public byte[] publish(SealKey key, String issuer, java.time.Instant from, java.time.Instant until) {
        return SignedStatusList.sign(this, key, issuer, from, until);
    }

    private boolean isSet(long bit) {
        return (bits[(int) (bit / 8)] >> (7 - bit % 8) & 1) == 1;
    }

    private void put(long bit, boolean set) {
        var mask = 1 << (7 - bit % 8);
        var at = (int) (bit / 8);
        bits[at] = (byte) (set ? bits[at] | mask : bits[at] & ~mask);
    }

    private void require(long index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException("The list has " + size() + " places, not one of number " + index);
        }
    }
}
