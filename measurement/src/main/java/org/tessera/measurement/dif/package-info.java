/**
 * Fairness: does an item behave differently for people of the same standing in different groups or languages? The
 * reference group comes first; a focal group is compared with it. An item that cannot be tested is "not testable", never
 * "no difference".
 */
@NullMarked
package org.tessera.measurement.dif;

import org.jspecify.annotations.NullMarked;
