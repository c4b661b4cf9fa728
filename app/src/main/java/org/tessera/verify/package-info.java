/**
 * Verification: anybody checks a credential, without an account, and knows in ten seconds.
 *
 * <p>Every look checks the sealed bytes again: seal, issuer, dates, withdrawal. No table's word is taken for a good
 * answer, only for a bad one. An altered file shows nothing from inside it; an issuer that we don't know is grey, not
 * red. The pages set no cookie, are never cached or indexed, tell no other site where the reader came from, work without
 * JavaScript and fit on one printed sheet.
 *
 * <p>Employers have a desk besides, at which they ask a wallet for a credential: OpenID4VP 1.0 with DCQL, requests that
 * are signed and answers that are encrypted, as HAIP 1.0 wants it. Nothing of an answer outlives some minutes.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "people", "design", "certify", "issue", "passport", "credential"})
package org.tessera.verify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
