package org.tessera.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import org.tessera.platform.Ids;
import org.tessera.platform.PersonId;

/** The passkeys that people registered, as Web Authentication (W3C, Level 3) describes them. */
@Component
class Passkeys implements UserCredentialRepository {
    /** A passkey as its owner sees it. */
    record Listed(UUID id, String label, Instant createdAt, Instant lastUsedAt) {}

    private final JdbcClient jdbc;

    Passkeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A person's passkeys, oldest first. */
    List<Listed> of(PersonId person) {
        return jdbc.sql("""
                select id, label, created_at, last_used_at
                  from people.passkey
                 where person = :person
                 order by created_at, id
                """)
                .param("person", person.value())
                .query((row, n) -> new Listed(
                        row.getObject("id", UUID.class),
                        row.getString("label"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("last_used_at").toInstant()))
                .list();
    }

    /** Removes one passkey of this person; another's is left alone. */
    boolean remove(PersonId person, UUID id) {
        return jdbc.sql("delete from people.passkey where person = :person and id = :id")
                        .param("person", person.value())
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Removes all passkeys of a person. */
    void end(PersonId person) {
        jdbc.sql("delete from people.passkey where person = :person")
                .param("person", person.value())
                .update();
    }

    @Override
    public void save(CredentialRecord key) {
        jdbc.sql("""
                insert into people.passkey (id, person, credential_id, public_key, signature_count, uv_initialized,
                                            transports, backup_eligible, backup_state, attestation_object, client_data,
                                            label, created_at, last_used_at)
                values (:id, :person, :credential, :publicKey, :count, :verified, :transports, :eligible, :backedUp,
                        :attestation, :clientData, :label, :created, :used)
                on conflict (credential_id) do update
                   set signature_count = excluded.signature_count,
                       uv_initialized = excluded.uv_initialized,
                       backup_state = excluded.backup_state,
                       last_used_at = excluded.last_used_at
                """)
                .param("id", Ids.next())
                .param("person", PasskeyOwners.person(key.getUserEntityUserId()).value())
                .param("credential", key.getCredentialId().toBase64UrlString())
                .param("publicKey", key.getPublicKey().getBytes())
                .param("count", key.getSignatureCount())
                .param("verified", key.isUvInitialized())
                .param("transports", written(key.getTransports()))
                .param("eligible", key.isBackupEligible())
                .param("backedUp", key.isBackupState())
                .param("attestation", raw(key.getAttestationObject()))
                .param("clientData", raw(key.getAttestationClientDataJSON()))
                .param("label", key.getLabel())
                .param("created", Timestamp.from(key.getCreated()))
                .param("used", Timestamp.from(key.getLastUsed()))
                .update();
    }

    @Override
    public void delete(Bytes credentialId) {
        jdbc.sql("delete from people.passkey where credential_id = :credential")
                .param("credential", credentialId.toBase64UrlString())
                .update();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
        return jdbc.sql("select * from people.passkey where credential_id = :credential")
                .param("credential", credentialId.toBase64UrlString())
                .query(Passkeys::key)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes userId) {
        return jdbc.sql("select * from people.passkey where person = :person")
                .param("person", PasskeyOwners.person(userId).value())
                .query(Passkeys::key)
                .list();
    }

    private static CredentialRecord key(ResultSet row, int number) throws SQLException {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.fromBase64(row.getString("credential_id")))
                .userEntityUserId(PasskeyOwners.handle(new PersonId(row.getObject("person", UUID.class))))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(row.getBoolean("uv_initialized"))
                .transports(read(row.getString("transports")))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backup_state"))
                .attestationObject(bytes(row.getBytes("attestation_object")))
                .attestationClientDataJSON(bytes(row.getBytes("client_data")))
                .label(row.getString("label"))
                .created(row.getTimestamp("created_at").toInstant())
                .lastUsed(row.getTimestamp("last_used_at").toInstant())
                .build();
    }

    private static String written(Set<AuthenticatorTransport> transports) {
        return transports.stream()
                .map(AuthenticatorTransport::getValue)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static Set<AuthenticatorTransport> read(String transports) {
        return Arrays.stream(transports.split(" "))
                .filter(t -> !t.isEmpty())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet());
    }

    private static byte @Nullable [] raw(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.getBytes();
    }

    private static @Nullable Bytes bytes(byte @Nullable [] raw) {
        return raw == null ? null : new Bytes(raw);
    }
}
