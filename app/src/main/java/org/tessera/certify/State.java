package org.tessera.certify;

import java.util.Locale;

/** What a certificate is worth today. ISO/IEC 17024: suspending, withdrawing, and the end of validity. */
public enum State {
    /** In force. */
    VALID,
    /** Not to be relied on until it is reinstated or withdrawn. */
    SUSPENDED,
    /** Ended for good by a decision of the certification body. */
    WITHDRAWN,
    /** Its time is over; computed from the clock, never stored. */
    EXPIRED;

    /** The name in text keys: {@code valid}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
