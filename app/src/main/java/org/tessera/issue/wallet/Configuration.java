package org.tessera.issue.wallet;

import java.util.Arrays;
import java.util.Optional;
import org.tessera.issue.Form;

/** What a wallet can ask for: one entry of {@code credential_configurations_supported}, with a scope of the same name. */
enum Configuration {
    MICRO_CREDENTIAL("micro-credential", Form.SD_JWT_VC, "issue.wallet.allows.sd-jwt"),
    OPEN_BADGE("open-badge", Form.OPEN_BADGE_TOKEN, "issue.wallet.allows.open-badge");

    private final String id;
    private final Form form;
    private final String says;

    Configuration(String id, Form form, String says) {
        this.id = id;
        this.form = form;
        this.says = says;
    }

    static Optional<Configuration> of(String id) {
        return Arrays.stream(values()).filter(c -> c.id.equals(id)).findFirst();
    }

    /** Its name in the metadata, and its scope. */
    String id() {
        return id;
    }

    Form form() {
        return form;
    }

    /** What a person is told that they allow. */
    String says() {
        return says;
    }
}
