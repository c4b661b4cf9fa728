package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The examples of RFC 9901, appendix A, with the issuer's key of its appendix A.5. */
class Rfc9901Test {

    private static final String KEY = """
            {"kty":"EC","crv":"P-256","x":"b28d4MwZMjw8-00CG4xfnn9SLMVMM19SlqZpVb_uNtQ",
             "y":"Xv5zWwuoaTgdS6hV43yI6gBwTnjukmFQQnJ_kCxzqk8"}
            """;

    private static String example(String name) {
        try (var in = Objects.requireNonNull(Rfc9901Test.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", "");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static PublicKey key() throws Refusal {
        return Jwk.read(Json.parse(KEY)).orElseThrow();
    }

    /** The examples name no key, so it is pinned under no name. */
    private static KeyBook book() throws Refusal {
        return new KeyBook(Trust.none().pinning(Map.of("", key())), KeySource.none());
    }

    private static JsonNode claims(String example) throws Refusal {
        var parts = List.of(example.split("~", -1));
        var payload = CompactJws.open(parts.getFirst(), book()).payload();
        return Disclosures.applied(payload, parts.subList(1, parts.size() - 1));
    }

    @Test
    void theStructuredExampleDisclosesTwoPartsOfAnAddress() throws Exception {
        var expected = """
                {"iss":"https://issuer.example.com","iat":1683000000,"exp":1883000000,
                 "address":{"region":"港区","country":"JP"}}
                """;
        assertThat(claims(example("rfc9901-a1.txt"))).isEqualTo(Json.parse(expected));
    }

    @Test
    void theCredentialIsReadWithEverythingInIt() throws Exception {
        var trust = Trust.none().pinning(Map.of("", key()));
        var report = new Checker(trust, StatusSource.none(), Samples.CLOCK)
                .check(example("rfc9901-a3.txt").getBytes(StandardCharsets.US_ASCII));
        assertThat(report.check(Check.Kind.SEAL).outcome()).as(report.toJson()).isEqualTo(Check.Outcome.HOLDS);
        assertThat(report.verdict()).isEqualTo(Report.Verdict.UNCONFIRMED);
        var who = report.facts().orElseThrow().who();
        assertThat(who.name()).isEqualTo("Erika Mustermann");
        assertThat(who.birthDate()).contains(LocalDate.of(1963, 8, 12));
    }

    @Test
    void disclosuresWithinDisclosuresAreOpened() throws Exception {
        var claims = claims(example("rfc9901-a3.txt"));
        assertThat(claims.at("/address/street_address").asString()).isEqualTo("Heidestraße 17");
        assertThat(claims.at("/place_of_birth/locality").asString()).isEqualTo("Berlin");
        assertThat(claims.at("/age_equal_or_over/18").booleanValue()).isTrue();
        assertThat(claims.has("_sd_alg")).isFalse();
        assertThat(claims.toString()).doesNotContain("\"_sd\"");
    }

    @Test
    void aDisclosureWhoseParentIsKeptBackIsRefused() {
        var example = example("rfc9901-a3.txt");
        var parts = example.split("~", -1);
        var address = List.of(parts).stream()
                .filter(part -> part.startsWith("WyJsa2x4"))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> claims(example.replace(address + "~", ""))).isInstanceOf(Refusal.class);
    }
}
