package org.tessera.measurement.irt;

/**
 * Shapes of an item's curves. Each works on a plain parameter array, so that estimation can move the numbers without
 * making objects:
 *
 * <ul>
 *   <li>LOGISTIC: {a, d, logit g, logit u}, P(1) = g + (u - g) / (1 + exp(-(a theta + d)));
 *   <li>GRADED: {a, d1, ..., dm} descending, P(X >= k) = 1 / (1 + exp(-(a theta + dk))) (Samejima 1969);
 *   <li>PARTIAL_CREDIT: {a, d1, ..., dm}, P(k) proportional to exp(k a theta + dk), d0 = 0 (Muraki 1992).
 * </ul>
 */
public enum Family {
    /** Two answers, right and wrong, with a lower and an upper asymptote. */
    LOGISTIC {
        @Override
        int categories(double[] par) {
            return 2;
        }

        @Override
        void probabilities(double[] par, double theta, double[] p) {
            var g = sigmoid(par[2]);
            p[1] = g + (sigmoid(par[3]) - g) * sigmoid(par[0] * theta + par[1]);
            p[0] = 1 - p[1];
            if (g == 0 && par[3] == Double.POSITIVE_INFINITY) p[0] = sigmoid(-par[0] * theta - par[1]);
        }

        @Override
        void gradients(double[] par, double theta, double[] p, double[][] dp) {
            probabilities(par, theta, p);
            var g = sigmoid(par[2]);
            var u = sigmoid(par[3]);
            var s = sigmoid(par[0] * theta + par[1]);
            var slope = (u - g) * s * (1 - s);
            dp[0][1] = slope * theta;
            dp[1][1] = slope;
            dp[2][1] = (1 - s) * g * (1 - g);
            dp[3][1] = s * u * (1 - u);
            for (int i = 0; i < 4; i++) dp[i][0] = -dp[i][1];
        }

        @Override
        void derivatives(double[] par, double theta, double[] p, double[] p1, double[] p2) {
            probabilities(par, theta, p);
            var s = sigmoid(par[0] * theta + par[1]);
            var slope = (sigmoid(par[3]) - sigmoid(par[2])) * s * (1 - s) * par[0];
            p1[1] = slope;
            p2[1] = slope * par[0] * (1 - 2 * s);
            p1[0] = -p1[1];
            p2[0] = -p2[1];
        }
    },
    /** Ordered categories by cumulative logits. */
    GRADED {
        @Override
        int categories(double[] par) {
            return par.length;
        }

        @Override
        void probabilities(double[] par, double theta, double[] p) {
            double above = 1;
            for (int k = 0; k < par.length; k++) {
                var next = k + 1 < par.length ? sigmoid(par[0] * theta + par[k + 1]) : 0;
                p[k] = above - next;
                above = next;
            }
        }

        @Override
        void gradients(double[] par, double theta, double[] p, double[][] dp) {
            probabilities(par, theta, p);
            for (var row : dp) java.util.Arrays.fill(row, 0, par.length, 0);
            double above = 0;
            for (int k = 0; k < par.length; k++) {
                double slope = 0;
                if (k + 1 < par.length) {
                    var s = sigmoid(par[0] * theta + par[k + 1]);
                    slope = s * (1 - s);
                    dp[k + 1][k] -= slope;
                    dp[k + 1][k + 1] += slope;
                }
                dp[0][k] = (above - slope) * theta;
                above = slope;
            }
        }

        @Override
        void derivatives(double[] par, double theta, double[] p, double[] p1, double[] p2) {
            probabilities(par, theta, p);
            var a = par[0];
            double first = 0;
            double second = 0;
            for (int k = 0; k < par.length; k++) {
                double nextFirst = 0;
                double nextSecond = 0;
                if (k + 1 < par.length) {
                    var s = sigmoid(a * theta + par[k + 1]);
                    nextFirst = a * s * (1 - s);
                    nextSecond = a * nextFirst * (1 - 2 * s);
                }
                p1[k] = first - nextFirst;
                p2[k] = second - nextSecond;
                first = nextFirst;
                second = nextSecond;
            }
        }
    },
    /** Ordered categories by adjacent logits. */
    PARTIAL_CREDIT {
        @Override
        int categories(double[] par) {
            return par.length;
        }

        @Override
        void probabilities(double[] par, double theta, double[] p) {
            var m = par.length;
            double highest = 0;
            p[0] = 0;
            for (int k = 1; k < m; k++) {
                p[k] = k * par[0] * theta + par[k];
                highest = Math.max(highest, p[k]);
            }
            double sum = 0;
            for (int k = 0; k < m; k++) sum += p[k] = Math.exp(p[k] - highest);
            for (int k = 0; k < m; k++) p[k] /= sum;
        }

        @Override
        void gradients(double[] par, double theta, double[] p, double[][] dp) {
            probabilities(par, theta, p);
            double expected = 0;
            for (int k = 1; k < par.length; k++) expected += k * p[k];
            for (int k = 0; k < par.length; k++) {
                dp[0][k] = p[k] * theta * (k - expected);
                for (int j = 1; j < par.length; j++) dp[j][k] = p[k] * ((j == k ? 1 : 0) - p[j]);
            }
        }

        @Override
        void derivatives(double[] par, double theta, double[] p, double[] p1, double[] p2) {
            probabilities(par, theta, p);
            var a = par[0];
            double expected = 0;
            double squares = 0;
            for (int k = 1; k < par.length; k++) {
                expected += k * p[k];
                squares += k * k * p[k];
            }
            var variance = squares - expected * expected;
            for (int k = 0; k < par.length; k++) {
                p1[k] = a * p[k] * (k - expected);
                p2[k] = a * a * p[k] * ((k - expected) * (k - expected) - variance);
            }
        }
    };

    abstract int categories(double[] par);

    /** Probability of every category. */
    abstract void probabilities(double[] par, double theta, double[] p);

    /** Probabilities and their derivatives by every parameter: dp[parameter][category]. */
    abstract void gradients(double[] par, double theta, double[] p, double[][] dp);

    /** Probabilities and their first and second derivatives by theta. */
    abstract void derivatives(double[] par, double theta, double[] p, double[] p1, double[] p2);

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
