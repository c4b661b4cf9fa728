/**
 * The Key Skills Matrix: which skills were chosen from LifeComp, GreenComp, DigComp and EntreComp, and on what evidence.
 *
 * <p>A version is published once and never changes; its SHA-256 is taken over its canonical content, and later stages
 * name it {@code matrix:key-skills@2#hash}. Version 1 of each catalogue is the default proposal that comes with Tessera;
 * it is nobody's official list.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "research"})
package org.tessera.matrix;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
