package org.tessera.platform;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;

/**
 * How what a session holds becomes bytes. As a rule that is one person who is signed in, read for every request: their id
 * in sixteen bytes behind a mark. Java's own serialisation, which everything else still goes by, took a hundred times
 * longer to read it.
 */
final class SessionValues {
    /** No stream of Java's serialisation begins like this; those begin with 0xACED. */
    private static final byte PERSON = 'P';

    private static final int LENGTH = 1 + 2 * Long.BYTES;

    private SessionValues() {}

    static ConversionService conversion() {
        var general = new SerializingConverter();
        var reading = new DeserializingConverter(SessionValues.class.getClassLoader());
        var conversion = new GenericConversionService();
        conversion.addConverter(
                Object.class,
                byte[].class,
                value -> value instanceof SecurityContext context && context.getAuthentication() instanceof SignedIn who
                        ? bytes((PersonId) who.getPrincipal())
                        : general.convert(value));
        conversion.addConverter(
                byte[].class, Object.class, bytes -> isPerson(bytes) ? context(bytes) : reading.convert(bytes));
        return conversion;
    }

    private static boolean isPerson(byte... bytes) {
        return bytes.length == LENGTH && bytes[0] == PERSON;
    }

    private static byte[] bytes(PersonId person) {
        return ByteBuffer.allocate(LENGTH)
                .put(PERSON)
                .putLong(person.value().getMostSignificantBits())
                .putLong(person.value().getLeastSignificantBits())
                .array();
    }

    private static SecurityContext context(byte... bytes) {
        var buffer = ByteBuffer.wrap(bytes).position(1);
        return new SecurityContextImpl(new SignedIn(new PersonId(new UUID(buffer.getLong(), buffer.getLong()))));
    }
}
