/**
 * Certification: from an application to a certificate that can be suspended, withdrawn and appealed against.
 *
 * <p>Follows the behaviour that ISO/IEC 17024 asks of a body that certifies persons: the decision on certification rests
 * on a released result, is taken by an officer of the certification body who neither taught nor examined the candidate,
 * and is never changed, only followed by further decisions. The database itself refuses a decision that breaks this; the
 * pages only say so beforehand. A course is never asked for: whoever can do it may apply (recognition of prior
 * learning).
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "people", "design", "assess"})
package org.tessera.certify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
