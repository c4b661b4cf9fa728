/**
 * Builds, seals, reads and checks learning credentials.
 *
 * <p>One {@link org.tessera.credential.Award} holds every fact of an award; writers turn it into a European Digital
 * Credential (European Learning Model 3.2), a {@link org.tessera.credential.JadesSeal} (ETSI TS 119 182-1) closes it,
 * and a {@link org.tessera.credential.Checker} answers whether a file is genuine, whole and still valid, check by check,
 * each with its cause.
 *
 * <p>What this package promises: nothing is fetched from a network unless a {@link org.tessera.credential.StatusSource}
 * is handed in; nothing from inside a file whose seal is wrong is ever returned; an award that lacks a mandatory element
 * of the Council Recommendation on micro-credentials (16 June 2022, OJ C 243, Annex I) can't be built.
 *
 * <p>Pure Java: no framework, no database, no static state that changes.
 */
@org.jspecify.annotations.NullMarked
package org.tessera.credential;
