package org.tessera.platform;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/**
 * Makes identifiers. Keys of rows are UUIDs of version 7 (RFC 9562), made here and not in the database so that any
 * PostgreSQL-compatible engine will do. Anything that <em>grants</em> access is a {@link #secret()} instead.
 */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** A new UUID of version 7: 48 bits of Unix milliseconds, then 74 random bits. */
    public static UUID next() {
        long time = System.currentTimeMillis();
        long high = (time << 16) | 0x7000L | RANDOM.nextInt(0x1000);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** 32 random bytes as 43 characters of base64url: for links, cards and sessions. */
    public static String secret() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
