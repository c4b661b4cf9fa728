/**
 * What every module stands on: pages and their texts, the database and its migrations, who is calling and which routes
 * they may use, mail, jobs, the audit trail.
 *
 * <p>Nothing here knows a stage of a credential's life. Ids and roles live here because the rules for routes speak of
 * them; what a person or an organisation <em>is</em> belongs to {@code people}.
 */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package org.tessera.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
