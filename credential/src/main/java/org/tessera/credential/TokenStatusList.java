package org.tessera.credential;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.tessera.credential.StatusList.Standing;

/**
 * The later fates of SD-JWT credentials (IETF Token Status List). Unlike in {@link StatusList}, place 0 is the rightmost
 * bit of the first byte. Not safe for several threads at once.
 */
public final class TokenStatusList {

    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final String TYPE = "statuslist+jwt";

    private final String uri;
    private final int width;
    private final byte[] bytes;

    private TokenStatusList(String uri, int width, byte[] bytes) {
        this.uri = uri;
        this.width = width;
        this.bytes = bytes;
    }

    /**
     * A new list of two bits a place in which everything is valid.
     *
     * @param uri where it will be published
     * @param entries number of places, at least {@link StatusList#SMALLEST}, a multiple of 4
     */
    public static TokenStatusList create(String uri, int entries) {
        Iri.require(uri);
        if (entries < StatusList.SMALLEST || entries % 4 != 0) {
            throw new IllegalArgumentException("A list has at least " + StatusList.SMALLEST + " places, in fours.");
        }
        return new TokenStatusList(uri, 2, new byte[entries / 4]);
    }

    /**
     * A list from its members {@code bits} and {@code lst}.
     *
     * @throws IllegalArgumentException if it is none, or unpacks to more than 4 MiB
     */
    static TokenStatusList decode(String uri, int width, String lst) {
        var packed = Base64Url.decode(lst).orElseThrow(() -> new IllegalArgumentException("lst is no base64url."));
        if (width != 1 && width != 2 && width != 4 && width != 8) {
            throw new IllegalArgumentException("A place has 1, 2, 4 or 8 bits.");
        }
        try (var in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            var unpacked = in.readNBytes(MOST_BYTES + 1);
            if (unpacked.length > MOST_BYTES) {
                throw new IllegalArgumentException("The list is too large.");
            }
            return new TokenStatusList(uri, width, unpacked);
        } catch (IOException e) {
            throw new IllegalArgumentException("The list does not unpack.", e);
        }
    }

    /** Where the list is published. */
    public String uri() {
        return uri;
    }

    /** Number of places. */
    public int size() {
        return bytes.length * (8 / width);
    }

    /** The entry that a credential carries for this place. */
    public TokenStatusEntry entry(long index) {
        require(index);
        return new TokenStatusEntry(uri, index);
    }

    /**
     * The standing of the credential at this place. What the standard leaves to applications counts as withdrawn: doubt
     * is no validity.
     */
    public Standing get(long index) {
        return switch (value(index)) {
            case 0 -> Standing.VALID;
            case 2 -> Standing.SUSPENDED;
            default -> Standing.WITHDRAWN;
        };
    }

    int value(long index) {
        require(index);
        var bit = index * width;
        return bytes[(int) (bit / 8)] >> bit % 8 & (1 << width) - 1;
    }

    /** Sets the standing of the credential at this place. */
    public void set(long index, Standing standing) {
        require(index);
        var bit = index * width;
        var at = (int) (bit / 8);
        var mask = (1 << width) - 1 << bit % 8;
        bytes[at] = (byte) (bytes[at] & ~mask | standing.ordinal() << bit % 8);
    }

    private void require(long index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException("The list has " + size() + " places, not one of number " + index);
        }
    }

    String lst() {
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64Url.encode(packed.toByteArray());
    }

    /**
     * The list as a file to publish at its address ({@code application/statuslist+jwt}).
     *
     * @param key a key of the organisation that signed the credentials
     * @param from the time of which the list speaks
     * @param until until when a copy of it may be relied on
     */
    public byte[] publish(SealKey key, Instant from, Instant until) {
        var header = Json.object().put("alg", key.algorithm()).put("typ", TYPE);
        var claims = Json.object()
                .put("sub", uri)
                .put("iat", from.getEpochSecond())
                .put("exp", until.getEpochSecond())
                .put("ttl", Math.max(1, until.getEpochSecond() - from.getEpochSecond()));
        claims.putObject("status_list").put("bits", width).put("lst", lst());
        return CompactJws.sign(header, claims, key).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * A published list whose signature is intact; whose it is the caller must ask.
     *
     * @param from the time of which it speaks
     * @param until until when it may be relied on
     */
    record Signed(TokenStatusList list, Signer signer, Instant from, Instant until) {}

    static Optional<Signed> read(byte[] file) {
        try {
            var token = CompactJws.open(Json.decode(file).strip(), new KeyBook(Trust.none(), KeySource.none()));
            var claims = token.payload();
            if (!token.header().type().equals(TYPE) || !claims.path("iat").isNumber()) {
                return Optional.empty();
            }
            var from = Instant.ofEpochSecond(claims.path("iat").asLong());
            var until = claims.path("exp").isNumber()
                    ? Instant.ofEpochSecond(claims.path("exp").asLong())
                    : from.plusSeconds(claims.path("ttl").asLong(0));
            var list = claims.path("status_list");
            return Optional.of(new Signed(
                    decode(
                            claims.path("sub").asString(""),
                            list.path("bits").asInt(0),
                            list.path("lst").asString("")),
                    token.header().signer(),
                    from,
                    until));
        } catch (Refusal | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
