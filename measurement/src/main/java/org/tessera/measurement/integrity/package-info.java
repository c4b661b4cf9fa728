/**
 * Answers that may not be a person's own work: two answer sheets more alike than chance allows, and answers quicker than
 * the question can be read. A flag is a reason to look, never a verdict: the certification body hears the person first.
 */
@NullMarked
package org.tessera.measurement.integrity;

import org.jspecify.annotations.NullMarked;
