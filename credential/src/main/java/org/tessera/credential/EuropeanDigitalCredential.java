package org.tessera.credential;

/**
 * Writes awards as European Digital Credentials: European Learning Model 3.2, W3C Verifiable Credentials 1.1, profile
 * Generic with a qualification of type "Short learning programme", which is how the European Commission's own Annex I
 * sample carries a micro-credential.
 */
public final class EuropeanDigitalCredential {

    private EuropeanDigitalCredential() {}

    /**
     * The unsealed credential.
     *
     * @param award the facts
     * @param images a page image for each language of display
     * @return compact UTF-8 JSON; the same award and images always give the same bytes
     */
    public static byte[] write(Award award, PageImages images) {
        return Json.write(new EdcWriter(award, images).credential());
    }
}
