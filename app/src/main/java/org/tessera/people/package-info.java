/**
 * Who takes part: organisations, people, the roles that people hold within an organisation, and how they sign in.
 *
 * <p>A person signs in by passkey, by a link sent to their e-mail address, or by a printed card (a QR code and a PIN),
 * so that nobody needs an e-mail address or a device of their own. A lost card is replaced by two people of the
 * organisation together. Roles are read anew for each request.
 *
 * <p>Secrets are kept as hashes only. Who taught whom is recorded here, because certification (ISO/IEC 17024) keeps
 * teaching, examining and deciding apart.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "platform")
package org.tessera.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
