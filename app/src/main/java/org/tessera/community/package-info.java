/**
 * The organisations that stand behind the credentials: a pledge with three commitments, signed for an organisation by
 * somebody who may do so, and a public directory of those that chose to be in it.
 *
 * <p>The text of the pledge has versions. A version never changes, a signature names the version and its SHA-256, and a
 * new version asks for a new signature. A pledge can be withdrawn at any time.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "people"})
package org.tessera.community;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
