package org.tessera.verify;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tessera.credential.SealKey;
import org.tessera.credential.TestAccess;
import org.tessera.platform.Settings;
import tools.jackson.databind.json.JsonMapper;

/** The key that signs what we ask of wallets. It seals nothing, and no credential is recognised because of it. */
@Component
class DeskKey {
    /** RFC 9101, section 10.8. */
    static final String REQUEST = "oauth-authz-req+jwt";

    private final SealKey key;
    private final String byHash;
    private final String byHost;
    private final DeskSettings.Prefix prefix;
    private final JsonMapper json;

    DeskKey(Settings settings, DeskSettings desk, JsonMapper json, Clock clock) {
        this.json = json;
        try {
            var host = settings.baseUrl().getHost();
            key = desk.keyStore().isPresent()
                    ? SealKey.pkcs12(desk.keyStore().get(), desk.password().toCharArray(), desk.alias())
                    : TestAccess.openOrCreate(
                            settings.home().resolve("keys"), desk.organisation(), desk.country(), host, clock);
            if (!key.algorithm().equals("ES256"))
                throw new IllegalStateException("wallets expect a P-256 key, and the desk's is " + key.algorithm());
            byHash = "x509_hash:" + fingerprint();
            byHost = "x509_san_dns:" + host;
            prefix = desk.prefix();
        } catch (IOException e) {
            throw new UncheckedIOException("the desk's key can't be opened", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the desk's key can't be opened", e);
        }
    }

    /**
     * What a wallet calls us in answer to this request: the audience of a presentation that is meant for us. Wallets that
     * don't encrypt are older than the prefix {@code x509_hash}.
     */
    String clientId(Asked asked) {
        return asked.encrypted() && prefix == DeskSettings.Prefix.X509_HASH ? byHash : byHost;
    }

    /**
     * Signs a request (OpenID4VP 1.0, section 5; RFC 9101). The chain is in the header, without its anchor, as HAIP wants.
     *
     * @return a compact JWS
     */
    String sign(Map<String, Object> claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType(REQUEST))
                    .x509CertChain(chain())
                    .build();
            var content = header.toBase64URL() + "." + Base64URL.encode(json.writeValueAsBytes(claims));
            return content + "." + Base64URL.encode(key.sign(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the desk's key does not sign", e);
        }
    }

    private ArrayList<Base64> chain() throws CertificateEncodingException {
        var chain = new ArrayList<Base64>();
        for (var certificate : key.chain()) {
            var isAnchor = certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
            if (!isAnchor || chain.isEmpty()) chain.add(Base64.encode(certificate.getEncoded()));
        }
        return chain;
    }

    private String fingerprint() throws GeneralSecurityException {
        return Base64URL.encode(MessageDigest.getInstance("SHA-256")
                        .digest(key.certificate().getEncoded()))
                .toString();
    }
}
