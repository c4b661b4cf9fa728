package org.tessera.credential;

/**
 * Writes awards as Open Badges 3.0 (1EdTech, W3C Verifiable Credentials 2.0), type MicroCredential.
 *
 * <p>Open Badges know one language at a time; the European Digital Credential of the same award holds all. Every property
 * that may have several values is an array, which satisfies the JSON schema and JSON-LD alike. The birth date is left
 * out, because badges are made to be shown around.
 */
public final class OpenBadge {

    private OpenBadge() {}

    /** The unsigned badge in the award's primary language. */
    public static byte[] write(Award award) {
        return write(award, award.primaryLanguage());
    }

    /**
     * The unsigned badge in one language. Sign it with {@link DataIntegrity#sign} or {@link VcJwt#sign}.
     *
     * @return compact UTF-8 JSON; the same award and language always give the same bytes
     */
    public static byte[] write(Award award, String language) {
        return Json.write(new OpenBadgeWriter(award, language).credential());
    }
}
