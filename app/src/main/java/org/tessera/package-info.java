/** Tessera: the whole life of an employability micro-credential, one package per stage. */
@NullMarked
package org.tessera;

import org.jspecify.annotations.NullMarked;
