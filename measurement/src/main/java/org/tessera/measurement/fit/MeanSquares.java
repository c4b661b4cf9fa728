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
        private final boolean mirt;
        private double n;
        private double z2;
        private double residual2;
        private double variance;
        private double kurtosisOverVariance;
        private double kurtosisMinusVariance;

        /** @param mirt whether to guard small variances and large spreads as mirt does */
        Sum(boolean mirt) {
            this.mirt = mirt;
        }

        /**
         * @param variance variance of the score; with mirt's guard it is kept from vanishing, so that one answer that
         *     the model is certain about cannot decide the whole mean square
         * @param fourth fourth central moment of the score
         */
        void add(double residual, double variance, double fourth) {
            var w = mirt ? Math.max(variance, SMALLEST_VARIANCE) : variance;
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
        private double normal(double meanSquare, double spread) {
            var q = mirt ? Math.min(spread, 1.4142) : spread;
            return (Math.cbrt(meanSquare) - 1) * 3 / q + q / 3;
        }
    }
}
