package org.tessera.assess;

import java.util.List;

/** What later stages made of a result, so that whoever changes one sees whom it touches. Later stages implement it. */
public interface Consequences {
    /**
     * A certificate that rests on a result.
     *
     * @param state today's state, a text key of the stage that answers, for example {@code certify.state.valid}
     * @param path its page
     */
    record Affected(String state, String path) {}

    /** The certificates that rest on this sitting's result. */
    List<Affected> of(SittingId sitting);
}
