package org.tessera.credential;

import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The issuer of a European Digital Credential as its seal certificate names it. The Commission's issuer overwrites the
 * block the same way: O becomes legalName, organizationIdentifier becomes eIDASIdentifier, C the country of both, CN
 * altLabel.
 */
final class IssuerBlock {

    private IssuerBlock() {}

    /** Rewrites the issuer so that it says nothing about who it is that the certificate does not say. */
    static void overwrite(ObjectNode credential, X509Certificate certificate) {
        var name = CertificateName.of(certificate);
        var organisation = name.organisation()
                .orElseThrow(() -> new IllegalArgumentException("A seal certificate names its organisation (O)."));
        var old = credential.path("issuer");
        var base = credential.path("id").stringValue("urn:credential") + "#issuer";
        var issuer = Json.object().put("id", old.path("id").stringValue(base)).put("type", "Organisation");
        issuer.putObject("legalName").put("en", organisation);
        name.commonName().ifPresent(cn -> issuer.putObject("altLabel").put("en", cn));
        name.identifier().ifPresent(notation -> {
            var identifier = issuer.putObject("eIDASIdentifier")
                    .put("id", base + "-eidas")
                    .put("type", "LegalIdentifier")
                    .put("notation", notation);
            identifier.set("spatial", country(name));
        });
        var location =
                issuer.putObject("location").put("id", base + "-location").put("type", "Location");
        location.putObject("address")
                .put("id", base + "-address")
                .put("type", "Address")
                .set("countryCode", country(name));
        if (old.has("homepage")) {
            issuer.set("homepage", old.get("homepage"));
        }
        credential.set("issuer", issuer);
    }

    private static ObjectNode country(CertificateName name) {
        return ElmJson.concept(Elm.country(name.country()
                .orElseThrow(() -> new IllegalArgumentException("A seal certificate names its country (C)."))));
    }

    /** Whether the issuer in a credential is the organisation of the certificate that sealed it. */
    static boolean agrees(JsonNode issuer, CertificateName name) {
        var legalNames = issuer.path("legalName").valueStream().flatMap(IssuerBlock::strings);
        var claimed = issuer.path("eIDASIdentifier").path("notation").stringValue("");
        return name.organisation().isPresent()
                && legalNames.allMatch(name.organisation().get()::equals)
                && !issuer.path("legalName").isEmpty()
                && (claimed.isEmpty() || claimed.equals(name.identifier().orElse(null)));
    }

    private static Stream<String> strings(JsonNode value) {
        return value.isArray() ? value.valueStream().map(JsonNode::asString) : Stream.of(value.asString());
    }
}
