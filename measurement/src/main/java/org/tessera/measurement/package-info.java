/** Statistics of tests, raters and surveys. */
@org.jspecify.annotations.NullMarked
package org.tessera.measurement;
