package org.tessera.issue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tessera.credential.Multikey;
import org.tessera.platform.Settings;

/**
 * The public halves of the keys that seal and have sealed, in the forms in which other programs look for them: JSON Web
 * Keys with their certificate chains (RFC 7517) and a {@code did:web} document. A key's name is the thumbprint of the key
 * itself (RFC 7638), so it stays the same wherever the key stands.
 */
@Component
class PublicKeys {
    private static final int ED25519_LENGTH = 32;
    private final Sealer sealer;
    private final Settings settings;

    PublicKeys(Sealer sealer, Settings settings) {
        this.sealer = sealer;
        this.settings = settings;
    }

    /** The key that seals now, then the retired ones. */
    List<JWK> all() {
        return sealer.chains().stream().map(PublicKeys::jwk).toList();
    }

    /** One of them by its name. */
    Optional<JWK> named(String name) {
        return all().stream().filter(key -> key.getKeyID().equals(name)).findFirst();
    }

    /** {@code did:web:example.org}; a port is written {@code %3A8080} (did:web method, section 3). */
    String did() {
        return did(settings);
    }

    static String did(Settings settings) {
        return "did:web:" + settings.baseUrl().getRawAuthority().replace(":", "%3A");
    }

    /** Where the did:web document has the key of a certificate as a multikey, as a proof names it. */
    static String method(Settings settings, List<X509Certificate> chain) {
        return did(settings) + "#" + Multikey.of(chain.getFirst().getPublicKey());
    }

    /** The same as a JSON Web Key; the first badges named it so. */
    private static String formerMethod(Settings settings, List<X509Certificate> chain) {
        return did(settings) + "#" + jwk(chain).getKeyID();
    }

    /** Keys on P-256 and Ed25519, the only ones with which we make proofs, by the addresses that proofs name. */
    Map<String, X509Certificate> certificatesOfProofs() {
        var keys = new LinkedHashMap<String, X509Certificate>();
        for (var chain : sealer.chains()) {
            if (!Multikey.hasWord(chain.getFirst().getPublicKey())) continue;
            keys.put(method(settings, chain), chain.getFirst());
            keys.put(formerMethod(settings, chain), chain.getFirst());
        }
        return keys;
    }

    /** The same keys themselves. */
    Map<String, PublicKey> ofProofs() {
        var keys = new LinkedHashMap<String, PublicKey>();
        certificatesOfProofs().forEach((method, certificate) -> keys.put(method, certificate.getPublicKey()));
        return keys;
    }

    /**
     * The did:web document: every key stands for credentials, because those that a retired key sealed are still good. Keys
     * for proofs stand there as multikeys too, which is what their readers look for (Data Integrity cryptosuites 1.0); one
     * entry must not have both forms (Controlled Identifiers 1.0, section 2.2).
     */
    Map<String, Object> didDocument() {
        var methods = new ArrayList<Map<String, Object>>();
        for (var key : all()) {
            var method = new LinkedHashMap<String, Object>();
            method.put("id", did() + "#" + key.getKeyID());
            method.put("type", "JsonWebKey");
            method.put("controller", did());
            method.put("publicKeyJwk", key.toJSONObject());
            methods.add(method);
        }
        for (var chain : sealer.chains()) {
            if (Multikey.hasWord(chain.getFirst().getPublicKey())) methods.add(multikey(chain));
        }
        var document = new LinkedHashMap<String, Object>();
        document.put(
                "@context",
                List.of(
                        "https://www.w3.org/ns/did/v1",
                        "https://w3id.org/security/jwk/v1",
                        "https://w3id.org/security/multikey/v1"));
        document.put("id", did());
        document.put("verificationMethod", methods);
        document.put("assertionMethod", methods.stream().map(m -> m.get("id")).toList());
        return document;
    }

    private Map<String, Object> multikey(List<X509Certificate> chain) {
        var method = new LinkedHashMap<String, Object>();
        method.put("id", method(settings, chain));
        method.put("type", "Multikey");
        method.put("controller", did());
        method.put("publicKeyMultibase", Multikey.of(chain.getFirst().getPublicKey()));
        return method;
    }

    private static JWK jwk(List<X509Certificate> chain) {
        try {
            var x5c = new ArrayList<Base64>();
            for (var certificate : chain) x5c.add(Base64.encode(certificate.getEncoded()));
            return switch (chain.getFirst().getPublicKey()) {
                case RSAPublicKey rsa ->
                    new RSAKey.Builder(rsa)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.RS256)
                            .x509CertChain(x5c)
                            .keyIDFromThumbprint()
                            .build();
                case ECPublicKey ec ->
                    new ECKey.Builder(Curve.forECParameterSpec(ec.getParams()), ec)
                            .keyUse(KeyUse.SIGNATURE)
                            .x509CertChain(x5c)
                            .keyIDFromThumbprint()
                            .build();
                case EdECPublicKey ed ->
                    new OctetKeyPair.Builder(Curve.Ed25519, point(ed))
                            .keyUse(KeyUse.SIGNATURE)
                            .x509CertChain(x5c)
                            .keyIDFromThumbprint()
                            .build();
                default -> throw new IllegalStateException("a key of ours is RSA, EC or Ed25519");
            };
        } catch (CertificateEncodingException | JOSEException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    /** RFC 8410, section 4: the point's 32 bytes are the end of the encoded key. */
    private static Base64URL point(EdECPublicKey key) {
        var encoded = key.getEncoded();
        return Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - ED25519_LENGTH, encoded.length));
    }
}
