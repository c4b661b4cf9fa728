package org.tessera.credential;

import com.apicatalog.rdf.canon.RdfCanonTicker;

/**
 * How much work a document may still make, counted in the steps of the libraries that read it. A bound on time would depend
 * on who else uses the machine: an honest document could be refused on a busy one, and a hostile one cost a fast one more.
 */
final class Effort implements RdfCanonTicker {

    /** Some ten times what a learning record of 31 badges takes; a test holds the two together. */
    static final int MOST = 200_000;

    private final int most;
    private int spent;

    Effort() {
        this(MOST);
    }

    Effort(int most) {
        this.most = most;
    }

    /** One step. */
    @Override
    public void tick() {
        if (isExhausted()) {
            throw new IllegalStateException("more work than a credential makes");
        }
        spent++;
    }

    boolean isExhausted() {
        return spent >= most;
    }

    /** The steps so far. */
    int spent() {
        return spent;
    }
}
