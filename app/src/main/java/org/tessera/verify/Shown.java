package org.tessera.verify;

import java.util.List;
import java.util.Optional;

/**
 * One verification page.
 *
 * @param way how the reader came here
 * @param checked each credential, in the holder's order
 * @param address the page's own address, for the code on paper
 * @param own whether the reader is the holder, whose look is not counted
 * @param withFile whether the sealed files may be downloaded
 */
record Shown(Way way, List<Checked> checked, Optional<String> address, boolean own, boolean withFile) {
    /** How the reader came here. */
    enum Way {
        LINK,
        PREVIEW,
        FILE,
        WALLET
    }

    boolean single() {
        return checked.size() == 1;
    }

    long valid() {
        return checked.stream().filter(c -> c.verdict() == Verdict.VALID).count();
    }

    boolean allValid() {
        return valid() == checked.size();
    }
}
