package org.tessera.people;

/**
 * A sign-in card at the only moment at which it is known in full: afterwards there are only hashes.
 *
 * @param secret of the address {@code /card/<secret>} in the QR code, 43 characters
 * @param pin 6 digits
 */
public record Card(String secret, String pin) {
    /** The address within Tessera that the QR code holds. */
    public String path() {
        return "/card/" + secret;
    }

    /** Without the secrets, in case it is logged. */
    @Override
    public String toString() {
        return "Card[hidden]";
    }
}
