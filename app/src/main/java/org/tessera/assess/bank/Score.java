package org.tessera.assess.bank;

/** What an answer is worth. */
public sealed interface Score {
    /** The most that can be earned, at least 1. */
    int most();

    /** The key says how much. */
    record Points(int earned, int most) implements Score {}

    /** No key can say; people mark it. */
    record ByPeople(int most) implements Score {}
}
