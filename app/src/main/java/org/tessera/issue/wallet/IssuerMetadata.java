package org.tessera.issue.wallet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tessera.issue.Copies;
import org.tessera.platform.Settings;
import org.tessera.platform.Texts;

/** What this issuer offers and where (OpenID4VCI 1.0, section 12.2.4), its words in every language switched on. */
@Component
class IssuerMetadata {
    private static final List<String> CLAIMS = List.of(
            "title", "awarding_body", "given_name", "family_name", "birthdate", "grade", "workload", "outcomes");

    private final Copies copies;
    private final Settings settings;
    private final Texts texts;

    IssuerMetadata(Copies copies, Settings settings, Texts texts) {
        this.copies = copies;
        this.settings = settings;
        this.texts = texts;
    }

    Map<String, Object> all() {
        var all = new LinkedHashMap<String, Object>();
        all.put("credential_issuer", settings.address(""));
        all.put("credential_endpoint", settings.address(CredentialPages.CREDENTIAL));
        all.put("nonce_endpoint", settings.address(CredentialPages.NONCE));
        all.put("deferred_credential_endpoint", settings.address(CredentialPages.DEFERRED));
        all.put("notification_endpoint", settings.address(CredentialPages.NOTIFICATION));
        all.put("batch_credential_issuance", Map.of("batch_size", CredentialRequest.BATCH));
        all.put("display", display("issue.wallet.issuer"));
        var configurations = new LinkedHashMap<String, Object>();
        for (var each : Configuration.values()) configurations.put(each.id(), configuration(each));
        all.put("credential_configurations_supported", configurations);
        return all;
    }

    private Map<String, Object> configuration(Configuration each) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("format", each.form().key());
        entry.put("scope", each.id());
        switch (each) {
            case MICRO_CREDENTIAL -> {
                entry.put("vct", copies.type());
                entry.put("cryptographic_binding_methods_supported", List.of("jwk"));
            }
            case OPEN_BADGE -> {
                entry.put(
                        "credential_definition",
                        Map.of("type", List.of("VerifiableCredential", "OpenBadgeCredential")));
                entry.put("cryptographic_binding_methods_supported", List.of("did:jwk"));
            }
        }
        entry.put("credential_signing_alg_values_supported", List.of(copies.algorithm(each.form())));
        entry.put(
                "proof_types_supported",
                Map.of("jwt", Map.of("proof_signing_alg_values_supported", List.of(KeyProofs.ALGORITHM))));
        var about = new LinkedHashMap<String, Object>();
        about.put("display", display("issue.wallet.name." + each.id()));
        if (each == Configuration.MICRO_CREDENTIAL)
            about.put(
                    "claims",
                    CLAIMS.stream()
                            .map(claim -> Map.of(
                                    "path", List.of(claim), "display", display("issue.wallet.claim." + claim)))
                            .toList());
        entry.put("credential_metadata", about);
        return entry;
    }

    private List<Map<String, String>> display(String key) {
        var display = new ArrayList<Map<String, String>>();
        for (String language : settings.languages())
            display.add(Map.of("name", texts.say(language, key), "locale", language));
        return display;
    }
}
