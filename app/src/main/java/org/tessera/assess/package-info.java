/**
 * How a person shows what they can do: the item bank, frozen forms, supervised sittings, blind marking, results.
 *
 * <p>What it promises. An answer that was acknowledged is never lost, and one that arrives late is kept and marked as
 * late. A key never leaves the server. Two examiners mark open work without knowing whose it is or what the other gave;
 * neither has taught that person within two years, and the database itself refuses it. Nothing of a result is seen before
 * its release. The people who examine do not decide on certification: that is {@code certify}'s.
 *
 * <p>It follows ISO/IEC 17024 (9.2 and 9.3, assessment and examination) and the practice of ISO/IEC 23988 for delivery on
 * screen. The uniform format, an exam and a work task that must both be passed, is the programme's; the cut belongs to a
 * form.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "people", "design"})
package org.tessera.assess;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
