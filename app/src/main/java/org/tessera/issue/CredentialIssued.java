package org.tessera.issue;

import org.tessera.certify.CertificateId;
import org.tessera.platform.PersonId;

/** A credential was issued. Published in the transaction that stored the sealed file, so exactly once. */
public record CredentialIssued(CredentialId credential, CertificateId certificate, PersonId holder) {}
