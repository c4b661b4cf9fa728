/** Builds, seals, reads and checks learning credentials. */
@org.jspecify.annotations.NullMarked
package org.tessera.credential;
