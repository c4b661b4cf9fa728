package org.tessera.measurement.fit;

/**
 * Mean squares of standardised residuals with their cube-root normal approximations. Source: Wright and Masters (1982),
 * Rating Scale Analysis, chapter 5.
 *
 * @param outfit unweighted mean square, 1 where the data fit
 * @param outfitZ outfit as a standard normal deviate
 * @param infit mean square weighted by variance
 * @param infitZ infit as a standard normal deviate
 */
public record MeanSquares(double outfit, double outfitZ, double infit, double infitZ) {

    private static final double SMALLEST_VARIANCE = Math.sqrt(1e-5);

    /** Adds up residuals of one item or one person. */
    static final class Sum {
        private double n;
        private double z2;
        private double residual2;
        private double variance;
        private double kurtosisOverVariance;
        private double kurtosisMinusVariance;

        /**
         * @param variance variance of the score; kept from vanishing, as mirt does, so that one answer that the model
         *     is certain about cannot decide the whole mean square
         * @param fourth fourth central moment of the score
         */
        void add(double residual, double variance, double fourth) {
            var w = Math.max(variance, SMALLEST_VARIANCE);
            n++;
            z2 += residual * residual / w;
            residual2 += residual * residual;
            this.variance += w;
            kurtosisOverVariance += fourth / (w * w);
            kurtosisMinusVariance += fourth - w * w;
        }

        MeanSquares result() {
            var outfit = z2 / n;
            var infit = residual2 / variance;
            var qOutfit = Math.sqrt(kurtosisOverVariance / (n * n) - 1 / n);
            var qInfit = Math.sqrt(kurtosisMinusVariance / (variance * variance));
            return new MeanSquares(outfit, normal(outfit, qOutfit), infit, normal(infit, qInfit));
        }

        /** The approximation breaks down for a spread above the root of two, where mirt cuts it off. */
        private static double normal(double meanSquare, double spread) {
            var q = Math.min(spread, 1.4142);
            return (Math.cbrt(meanSquare) - 1) * 3 / q + q / 3;
        }
    }
}
