/**
 * Issuing: from a granted certificate to a sealed European Digital Credential, exactly once.
 *
 * <p>Two rooms. The <em>registrar</em> takes decisions of {@code certify} and nothing else, and writes down what it is
 * about to do; the <em>sealer</em> checks every condition again, writes down the bytes that it will sign before it signs
 * them, and is the only one that touches keys. A crash at any point leaves a record from which the work goes on; no
 * decision ever gets two credentials. The write-before-sign order is that of Let's Encrypt's Boulder.
 *
 * <p>What may change later, a suspension or a withdrawal, stands in a public status list (W3C Bitstring Status List)
 * that tells nothing about the person.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "people", "design", "certify", "credential"})
package org.tessera.issue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
