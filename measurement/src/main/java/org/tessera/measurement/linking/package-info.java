/**
 * Making scores of different forms mean the same: linking of calibrated scales through common items, equating of raw
 * scores, and a watch on items that drift.
 */
@NullMarked
package org.tessera.measurement.linking;

import org.jspecify.annotations.NullMarked;
