/**
 * The issuance log: an append-only Merkle tree of salted commitments, in which anybody can see that nothing was back-dated,
 * slipped in or taken away, and nobody can see whose credential is whose.
 *
 * <p>Hashes and proofs are those of RFC 6962 and RFC 9162, section 2.1; files, checkpoints, signatures and receipts those of
 * C2SP (tlog-tiles, tlog-checkpoint, signed-note, tlog-proof), so that witnesses and monitors made for other logs can read
 * this one. A leaf holds SHA-256 over 32 random bytes and the hash of the sealed credential: whoever has credential and
 * salt finds the leaf, and when the salt is destroyed the leaf says nothing about anybody any more.
 *
 * <p>Pure Java: nothing is fetched unless {@link org.tessera.credential.log.LogFiles} are handed in.
 */
@org.jspecify.annotations.NullMarked
package org.tessera.credential.log;
