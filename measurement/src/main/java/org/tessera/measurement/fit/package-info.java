/**
 * Does the model describe the answers? Items (S-X2, infit and outfit), pairs of items (Q3, LD-X2), persons (infit,
 * outfit, Zh) and the model as a whole (M2, C2).
 */
@NullMarked
package org.tessera.measurement.fit;

import org.jspecify.annotations.NullMarked;
