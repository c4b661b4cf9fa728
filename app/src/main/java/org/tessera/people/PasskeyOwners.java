package org.tessera.people;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;
import org.tessera.platform.Callers;
import org.tessera.platform.PersonId;

/**
 * Whose passkey it is. The user handle is the person's id, 16 bytes, and so is the user name: nothing that could
 * identify somebody leaves with the sign-in.
 */
@Component
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {
    private static final int UUID_BYTES = 16;
    private final Callers callers;

    PasskeyOwners(Callers callers) {
        this.callers = callers;
    }

    /** The person of a user handle, or an invented id when it is none of ours. */
    static PersonId person(Bytes handle) {
        if (handle.getBytes().length != UUID_BYTES) return new PersonId(new UUID(0, 0));
        var buffer = ByteBuffer.wrap(handle.getBytes());
        return new PersonId(new UUID(buffer.getLong(), buffer.getLong()));
    }

    /** The user handle of a person. */
    static Bytes handle(PersonId person) {
        return new Bytes(ByteBuffer.allocate(UUID_BYTES)
                .putLong(person.value().getMostSignificantBits())
                .putLong(person.value().getLeastSignificantBits())
                .array());
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return find(person(handle));
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
        return find(PersonId.of(name));
    }

    /** People are entered elsewhere: there is nothing to save. */
    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
        throw new IllegalStateException("a passkey for nobody");
    }

    /** People are removed elsewhere. */
    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("people are not removed with a passkey");
    }

    private @Nullable PublicKeyCredentialUserEntity find(PersonId person) {
        return callers.find(person)
                .map(caller -> ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(handle(person))
                        .name(person.toString())
                        .displayName(caller.name())
                        .build())
                .orElse(null);
    }
}
