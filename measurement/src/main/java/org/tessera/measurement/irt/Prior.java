package org.tessera.measurement.irt;

/**
 * Normal prior on the logit of the lower asymptote, without which a 3PL model has no stable estimate.
 *
 * @param mean mean of logit g; -1.1 stands for four answer options
 * @param sd standard deviation of logit g
 */
public record Prior(double mean, double sd) {

    /** logit g ~ N(-1.1, 0.5). */
    public static final Prior STANDARD = new Prior(-1.1, 0.5);

    double log(double x) {
        return -0.5 * (x - mean) * (x - mean) / (sd * sd);
    }
}
