package org.tessera.people;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

/** A phone with one passkey, made of software: ES256, no attestation, as Web Authentication describes it. */
final class Authenticator {
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int NEW_KEY = 0x40;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private final JsonMapper json = JsonMapper.shared();
    private final byte[] id = new byte[16];
    private final KeyPair keys;
    private final String origin;
    private final boolean verifies;
    private @Nullable String owner;
    private int count;

    /**
     * @param origin of the page that the browser believes to be on
     * @param verifies whether it checks its user by PIN or finger
     */
    Authenticator(String origin, boolean verifies) throws GeneralSecurityException {
        new SecureRandom().nextBytes(id);
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        this.keys = generator.generateKeyPair();
        this.origin = origin;
        this.verifies = verifies;
    }

    /** The answer to the question for a new passkey. */
    String create(String question) throws GeneralSecurityException {
        var asked = json.readTree(question);
        owner = asked.path("user").path("id").asString();
        var attestation = new LinkedHashMap<String, Object>();
        attestation.put("fmt", "none");
        attestation.put("attStmt", Map.of());
        attestation.put("authData", data(asked.path("rp").path("id").asString(), true));
        return credential(Map.of(
                "clientDataJSON", BASE64.encodeToString(client("webauthn.create", asked)),
                "attestationObject", BASE64.encodeToString(new CBORMapper().writeValueAsBytes(attestation))));
    }

    /** The answer to the question for signing in. */
    String get(String question) throws GeneralSecurityException {
        var asked = json.readTree(question);
        var data = data(asked.path("rpId").asString(), false);
        var client = client("webauthn.get", asked);
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(data);
        signature.update(sha256(client));
        return credential(Map.of(
                "clientDataJSON", BASE64.encodeToString(client),
                "authenticatorData", BASE64.encodeToString(data),
                "signature", BASE64.encodeToString(signature.sign()),
                "userHandle", String.valueOf(owner)));
    }

    private String credential(Map<String, String> response) {
        var credential = new LinkedHashMap<String, Object>();
        credential.put("id", BASE64.encodeToString(id));
        credential.put("rawId", BASE64.encodeToString(id));
        credential.put("type", "public-key");
        credential.put("response", response);
        credential.put("clientExtensionResults", Map.of());
        return json.writeValueAsString(credential);
    }

    private byte[] client(String type, JsonNode asked) {
        var client = new LinkedHashMap<String, Object>();
        client.put("type", type);
        client.put("challenge", asked.path("challenge").asString());
        client.put("origin", origin);
        client.put("crossOrigin", false);
        return json.writeValueAsString(client).getBytes(StandardCharsets.UTF_8);
    }

    /** Authenticator data: hash of the relying party's id, flags, counter, and the key when it is new. */
    private byte[] data(String relyingParty, boolean withKey) throws GeneralSecurityException {
        var data = new ByteArrayOutputStream();
        data.writeBytes(sha256(relyingParty.getBytes(StandardCharsets.UTF_8)));
        data.write(PRESENT | (verifies ? VERIFIED : 0) | (withKey ? NEW_KEY : 0));
        data.writeBytes(ByteBuffer.allocate(4).putInt(++count).array());
        if (withKey) {
            data.writeBytes(new byte[16]);
            data.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
            data.writeBytes(id);
            data.writeBytes(publicKey());
        }
        return data.toByteArray();
    }

    /** The public key as COSE writes it: {1: 2, 3: -7, -1: 1, -2: x, -3: y} in CBOR. */
    private byte[] publicKey() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        var key = new ByteArrayOutputStream();
        key.writeBytes(new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20});
        key.writeBytes(coordinate(point.getAffineX().toByteArray()));
        key.writeBytes(new byte[] {0x22, 0x58, 0x20});
        key.writeBytes(coordinate(point.getAffineY().toByteArray()));
        return key.toByteArray();
    }

    private static byte[] coordinate(byte[] number) {
        var padded = new byte[64];
        System.arraycopy(number, 0, padded, 64 - number.length, number.length);
        return Arrays.copyOfRange(padded, 32, 64);
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }
}
