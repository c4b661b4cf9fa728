/**
 * How far marks depend on who gave them: agreement (kappas, Krippendorff's alpha), reliability (intraclass correlations,
 * generalisability), agreement on an order (Kendall's W) and severity (many-facet Rasch model).
 */
@NullMarked
package org.tessera.measurement.raters;

import org.jspecify.annotations.NullMarked;
