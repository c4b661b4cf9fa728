package org.tessera.assess.bank;

/** How an answer of several parts is scored; fixed with the key. */
public enum Rule {
    /** One point for everything right, else none. The rule unless another is written. */
    ALL_OR_NOTHING,
    /** One point for each right part; where more can be ticked than is right, each wrong tick takes one away, not below 0. */
    PARTIAL;

    Score points(int right, int wrong, int parts) {
        return this == PARTIAL
                ? new Score.Points(Math.max(0, right - wrong), parts)
                : new Score.Points(right == parts && wrong == 0 ? 1 : 0, 1);
    }
}
