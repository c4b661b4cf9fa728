package org.tessera.measurement.decision;

/**
 * Agreement of pass and fail decisions on two parallel forms.
 *
 * @param agreement p0, probability of the same decision twice
 * @param chance agreement expected by chance
 * @param passRate probability of passing
 */
public record Consistency(double agreement, double chance, double passRate) {

    static Consistency of(double agreement, double passRate) {
        return new Consistency(agreement, passRate * passRate + (1 - passRate) * (1 - passRate), passRate);
    }

    /** Agreement beyond chance: (p0 - chance) / (1 - chance). */
    public double kappa() {
        return (agreement - chance) / (1 - chance);
    }
}
