/**
 * A façade for conformance suites: the endpoints of W3C's VC-API that issue and verify with Data Integrity proofs.
 *
 * <p>Off unless {@code tessera.vc-api.enabled} is set, because anybody may issue with it. What it issues is signed with a
 * test key of its own, a {@code did:key} that no register knows: it never comes near the seal, and nothing that it signs
 * is recognised on any page.
 */
@NullMarked
package org.tessera.verify.vcapi;

import org.jspecify.annotations.NullMarked;
