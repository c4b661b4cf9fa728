/**
 * What can be learned and certified: programmes, micro-credentials with the standard elements of the EU recommendation,
 * and the course packs that teach them.
 *
 * <p>Everything published here is a version that never changes and is named by its SHA-256; a correction is a new
 * version.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package org.tessera.design;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
