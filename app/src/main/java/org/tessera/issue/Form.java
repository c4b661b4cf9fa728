package org.tessera.issue;

import java.util.Arrays;

/** The forms in which a credential is sealed. */
public enum Form {
    /** The European Digital Credential: the credential itself, of which the others are copies. */
    EUROPEAN_DIGITAL_CREDENTIAL("edc"),
    /** SD-JWT VC, for wallets: what is shown of it is the holder's choice. */
    SD_JWT_VC("dc+sd-jwt"),
    /** Open Badges 3.0 as a JSON Web Token. */
    OPEN_BADGE_TOKEN("jwt_vc_json"),
    /** Open Badges 3.0 as JSON with a Data Integrity proof inside ({@code ecdsa-rdfc-2019}). */
    OPEN_BADGE_PROOF("ldp_vc"),
    /** The same with the other cryptosuite ({@code eddsa-rdfc-2022}), the one that every reader of Open Badges 3.0 knows. */
    OPEN_BADGE_PROOF_EDDSA("ldp_vc+eddsa");

    private final String key;

    Form(String key) {
        this.key = key;
    }

    /** Its name in tables and, for what wallets know, in OpenID4VCI 1.0, appendix A. */
    public String key() {
        return key;
    }

    /** Whether it holds a proof inside; then its issuer is whoever publishes the key, for a proof names no certificate. */
    boolean hasProof() {
        return this == OPEN_BADGE_PROOF || this == OPEN_BADGE_PROOF_EDDSA;
    }

    static Form of(String key) {
        return Arrays.stream(values())
                .filter(f -> f.key.equals(key))
                .findFirst()
                .orElseThrow();
    }
}
