/**
 * The researchers' command: every analysis of the library on a CSV file, and the check of the library against reference
 * results. Settings come from options or from the reference file's own settings; results never do.
 */
@NullMarked
package org.tessera.measurement.cli;

import org.jspecify.annotations.NullMarked;
