/**
 * Tests that choose their items while they run: selection, estimation, exposure control, stopping, and a simulator that
 * shows bias, exposure, overlap and wrong decisions before anybody sits such a test. A state is a value: it can be stored
 * after every answer and taken up again.
 */
@NullMarked
package org.tessera.measurement.adaptive;

import org.jspecify.annotations.NullMarked;
