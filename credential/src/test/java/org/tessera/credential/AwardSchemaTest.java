package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** The published schema and the reader say the same. */
class AwardSchemaTest {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(new String(AwardJson.schema(), StandardCharsets.UTF_8));

    private static ObjectNode example() {
        try {
            return (ObjectNode) Json.parse(IssueTest.example());
        } catch (Refusal refusal) {
            throw new AssertionError(refusal);
        }
    }

    private static boolean fits(ObjectNode award) {
        return SCHEMA.validate(award.toString(), InputFormat.JSON).isEmpty();
    }

    static Stream<String> members() {
        return example().propertyNames().stream();
    }

    @Test
    void theExampleFits() {
        assertThat(SCHEMA.validate(new String(IssueTest.example(), StandardCharsets.UTF_8), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("members")
    void whatIsMandatoryToOneIsMandatoryToTheOther(String member) {
        var award = example();
        award.remove(member);
        if (fits(award)) {
            assertThat(AwardJson.read(Json.write(award))).isNotNull();
        } else {
            assertThatThrownBy(() -> AwardJson.read(Json.write(award))).isInstanceOf(IncompleteAward.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "issued | \"yesterday\"",
                "level | {\"eqf\":9}",
                "learner | {\"givenName\":\"A\"}",
                "title | {\"en\":\" \"}",
                "title | {}",
                "languages | [5]",
                "remark | \"x\"",
                "issuer | {\"id\":\"x\"}",
                "status | {\"list\":\"urn:x:y\",\"index\":-1,\"purpose\":\"message\"}",
                "stacking | {\"programme\":\"urn:x:y\",\"name\":{\"en\":\"N\"},\"total\":0}"
            })
    void whatIsWrongToOneIsWrongToTheOther(String member, String value) throws Exception {
        var award = example();
        award.set(member, Json.parse(value));
        assertThat(fits(award)).isFalse();
        assertThatThrownBy(() -> AwardJson.read(Json.write(award))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyComponentOfAnAwardIsDescribed() throws Exception {
        var described = Json.parse(AwardJson.schema()).path("properties").propertyNames();
        var components = Stream.of(Award.class.getRecordComponents())
                .map(java.lang.reflect.RecordComponent::getName)
                .toList();
        assertThat(described).containsExactlyInAnyOrderElementsOf(components);
        assertThat(Set.copyOf(components)).hasSameSizeAs(components);
    }
}
