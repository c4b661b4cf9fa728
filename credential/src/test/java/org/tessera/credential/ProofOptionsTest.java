package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class ProofOptionsTest {

    private static final String EXTENSIONS = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";

    private static ObjectNode credential(List<String> contexts) {
        var credential = Json.object();
        contexts.forEach(credential.withArray("@context")::add);
        return credential;
    }

    private static ObjectNode proof(String suite) {
        return Json.object()
                .put("type", "DataIntegrityProof")
                .put("created", "2027-03-01T09:00:00Z")
                .put("verificationMethod", "https://a.example.org/issuers/7?x=1#z6Mk")
                .put("cryptosuite", suite)
                .put("proofPurpose", "assertionMethod");
    }

    private static byte[] theLongWay(ObjectNode credential, ObjectNode proof) throws Refusal {
        var options = proof.deepCopy();
        options.remove("proofValue");
        options.set("@context", credential.get("@context"));
        return CanonicalGraph.hash(options);
    }

    @ParameterizedTest
    @CsvSource({"eddsa-rdfc-2022", "ecdsa-rdfc-2019"})
    void theShortWayLeadsToTheSamePlace(String suite) throws Exception {
        for (var contexts : List.of(
                List.of(LinkedDataContexts.VC_2),
                List.of(LinkedDataContexts.VC_2, LinkedDataContexts.OPEN_BADGES),
                List.of(LinkedDataContexts.VC_2, LinkedDataContexts.OPEN_BADGES, EXTENSIONS),
                List.of(LinkedDataContexts.VC_2, LearningRecord.CONTEXT, LinkedDataContexts.OPEN_BADGES))) {
            var credential = credential(contexts);
            var proof = proof(suite);
            assertThat(ProofOptions.isUsual(credential, proof)).isTrue();
            assertThat(ProofOptions.hash(credential, proof.deepCopy().put("proofValue", "z1")))
                    .isEqualTo(theLongWay(credential, proof));
        }
    }

    @Test
    void whateverIsUnusualGoesTheLongWay() {
        var contexts = credential(List.of(LinkedDataContexts.VC_2));
        var usual = proof("eddsa-rdfc-2022");
        assertThat(ProofOptions.isUsual(contexts, usual.deepCopy().put("nonce", "n")))
                .isFalse();
        assertThat(ProofOptions.isUsual(contexts, usual.deepCopy().put("created", "2027-03-01T09:00:00.5Z")))
                .isFalse();
        assertThat(ProofOptions.isUsual(contexts, usual.deepCopy().put("verificationMethod", "https://é.example")))
                .isFalse();
        assertThat(ProofOptions.isUsual(contexts, usual.deepCopy().put("verificationMethod", "no iri>")))
                .isFalse();
        assertThat(ProofOptions.isUsual(contexts, usual.deepCopy().put("proofPurpose", "authentication")))
                .isFalse();
        assertThat(ProofOptions.isUsual(credential(List.of("urn:x:context")), usual))
                .isFalse();
    }
}
