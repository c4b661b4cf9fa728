package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How much work a document may make: counted, so that it is the same on every machine at every hour. */
class EffortTest {

    @Test
    void theRecordOfAWholePassportTakesASmallPartOfIt() throws Exception {
        var badges = new ArrayList<byte[]>();
        var award = Samples.anAward().build();
        var key =
                ProofKey.generate(ProofKey.Suite.EDDSA_RDFC_2022, award.issuer().id());
        var badge =
                new String(DataIntegrity.sign(OpenBadge.write(award, "en"), key, Samples.NOW), StandardCharsets.UTF_8);
        for (var number = 1; number <= 31; number++) {
            badges.add(badge.replace(award.id(), "urn:x:badge:" + number).getBytes(StandardCharsets.UTF_8));
        }
        var record =
                LearningRecord.write("urn:x:record", "Passport", Samples.body(), award.learner(), Samples.NOW, badges);
        var effort = new Effort();
        CanonicalGraph.canonical(Json.parse(record), effort);
        assertThat(effort.spent()).isBetween(1, Effort.MOST / 10);
    }

    @Test
    void aGraphMadeToTakeForEverIsRefusedWhenItIsExhausted() throws Exception {
        // Twelve nodes that nothing tells apart: the ways to number them are 479,001,600.
        var effort = new Effort();
        assertThatThrownBy(() -> CanonicalGraph.canonical(everyNodeToEveryOther(12), effort))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.cause).isEqualTo(Cause.NOT_LINKED_DATA));
        assertThat(effort.spent()).isEqualTo(Effort.MOST);
        CanonicalGraph.canonical(everyNodeToEveryOther(3));
    }

    @Test
    void partsWithoutNumberAreRefusedToo() throws Exception {
        var many = Json.object();
        many.putArray("@context").add(LinkedDataContexts.VC_2);
        many.put("type", "VerifiableCredential");
        var parts = many.putArray("evidence");
        for (var part = 0; part < Effort.MOST; part++) {
            parts.addObject();
        }
        var effort = new Effort();
        assertThatThrownBy(() -> CanonicalGraph.canonical(many, effort)).isInstanceOf(Refusal.class);
        assertThat(effort.spent()).isEqualTo(Effort.MOST);
    }

    private static JsonNode everyNodeToEveryOther(int count) {
        var document = Json.object();
        document.putObject("@context").putObject("p").put("@id", "urn:x:p").put("@type", "@id");
        var nodes = document.putArray("@graph");
        for (var one = 0; one < count; one++) {
            var others = nodes.addObject().put("@id", "_:n" + one).putArray("p");
            for (var other = 0; other < count; other++) {
                if (other != one) {
                    others.add("_:n" + other);
                }
            }
        }
        return document;
    }
}
