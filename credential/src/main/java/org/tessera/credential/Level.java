package org.tessera.credential;

/**
 * The level of the learning. Annex I, element 8.
 *
 * <p>A level is <em>official</em> only if the qualification stands in a national register referenced to the European
 * Qualifications Framework. Everything else is the provider's own <em>alignment</em> and must not look official: the two
 * are written into different places of the credential.
 *
 * @param eqf level of the European Qualifications Framework, 1 to 8
 * @param official true only for a qualification in a national register
 */
public record Level(int eqf, boolean official) {

    /** Refuses levels outside 1 to 8. */
    public Level {
        if (eqf < 1 || eqf > 8) {
            throw new IllegalArgumentException(
                    "The European Qualifications Framework has levels 1 to 8, not " + eqf + ".");
        }
    }

    /** The provider's own statement that the learning is comparable with this level. */
    public static Level alignedWith(int eqf) {
        return new Level(eqf, false);
    }

    /** The level under which a national register lists the qualification. */
    public static Level official(int eqf) {
        return new Level(eqf, true);
    }
}
