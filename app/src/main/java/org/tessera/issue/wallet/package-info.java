/**
 * Handing credentials to wallets: OpenID for Verifiable Credential Issuance 1.0 under the High Assurance Interoperability
 * Profile 1.0.
 *
 * <p>The holder makes an offer on a page of theirs; it lives for minutes and is good once. The wallet gets an access token
 * with the offer's code and the transaction code that the holder types in, or by the holder's word in the browser ({@link
 * org.tessera.issue.oauth}); proves possession of one or several keys with a nonce of ours; and receives a copy for each,
 * in the form it asked for. Copies are ordered from the sealer, never made here; when it takes longer, the wallet comes
 * back for them.
 */
@NullMarked
@NamedInterface("wallet")
package org.tessera.issue.wallet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
