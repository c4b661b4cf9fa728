/**
 * From the matrix to a form: the uniform format of the scheme, the blueprint, the assembly of parallel forms.
 *
 * <p>Every form of a programme follows one format, which is data; what deviates is refused. The blueprint says how many
 * questions each outcome gets. {@code org.tessera.measurement.assembly} chooses the questions, so that a form measures
 * best where people pass or fail; where no form is possible, the page says in words what is missing. A form is frozen
 * with a hash before anybody judges it, and it has no cut until one is decided ({@code org.tessera.assess.cut}).
 *
 * <p>ISO/IEC 17024, 9.3 (forms of an exam are comparable) and 9.2 (content follows the analysis of the work).
 */
@NullMarked
package org.tessera.assess.forms;

import org.jspecify.annotations.NullMarked;
