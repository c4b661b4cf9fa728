package org.tessera.issue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.certify.Certificate;
import org.tessera.certify.CertificateId;
import org.tessera.certify.Certificates;
import org.tessera.issue.Finding.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the published status lists bit by bit and compares them with the register of certificates. */
@Component
class Listed {
    private static final JsonMapper JSON = new JsonMapper();

    /** A change of this age may still be on its way into the lists. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(2);

    private static final int LARGEST = 1 << 22;

    private record Place(CredentialId credential, CertificateId certificate, int place) {}

    /** Two bits a place; the two standards count them from opposite ends of a byte. */
    private record Bits(byte[] bytes, boolean leftmostFirst) {
        int at(int place) {
            int shift = 2 * (place % 4);
            return bytes[place / 4] >> (leftmostFirst ? 6 - shift : shift) & 3;
        }
    }

    private final JdbcClient jdbc;
    private final Certificates certificates;
    private final Sealer sealer;
    private final Clock clock;

    Listed(JdbcClient jdbc, Certificates certificates, Sealer sealer, Clock clock) {
        this.jdbc = jdbc;
        this.certificates = certificates;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** Adds what differs; the number of lists. */
    long compare(List<Finding> findings) {
        var lists = jdbc.sql("select number from issue.status_list order by number")
                .query(Integer.class)
                .list();
        for (int list : lists) {
            var forms = forms(list);
            if (forms.size() < 2) findings.add(new Finding(Kind.LIST_UNREADABLE, "list:" + list));
            for (var place : places(list)) {
                var expected = expected(certificates.of(place.certificate()));
                if (expected.isPresent() && forms.stream().anyMatch(bits -> bits.at(place.place()) != expected.get()))
                    findings.add(
                            new Finding(Kind.LIST_DIFFERS, place.credential().toString()));
            }
        }
        return lists.size();
    }

    /** The value that should be listed; nothing where a change is on its way, or the certificate's time is over. */
    private Optional<Integer> expected(Certificate certificate) {
        if (certificate.changedAt().isAfter(clock.instant().minus(ON_ITS_WAY))) return Optional.empty();
        return switch (certificate.state()) {
            case VALID -> Optional.of(0);
            case WITHDRAWN -> Optional.of(1);
            case SUSPENDED -> Optional.of(2);
            case EXPIRED -> Optional.empty();
        };
    }

    private List<Place> places(int list) {
        return jdbc.sql("""
                select p.id, p.certificate, p.status_place
                  from issue.planned p
                  join issue.issued i on i.id = p.id
                 where p.status_list = :list
                """)
                .param("list", list)
                .query((row, n) -> new Place(
                        new CredentialId(row.getObject(1, UUID.class)),
                        new CertificateId(row.getObject(2, UUID.class)),
                        row.getInt(3)))
                .list();
    }

    private List<Bits> forms(int list) {
        return jdbc
                .sql("""
                select signed, signed_token from issue.publication where list = :list and valid_until > :now
                """)
                .param("list", list)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> List.of(
                        bits(row.getBytes(1), true).stream().toList(),
                        bits(row.getBytes(2), false).stream().toList()))
                .list()
                .stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .toList();
    }

    private Optional<Bits> bits(byte[] file, boolean bitstring) {
        try {
            var signed = PlainSignature.ofCompact(file);
            var ours = sealer.chains().stream().map(List::getFirst).toList();
            if (signed.isEmpty() || !PlainSignature.isOneOf(signed.get().certificate(), ours)) return Optional.empty();
            var json = JSON.readTree(signed.get().payload());
            try (var unpacked = bitstring ? bitstring(json) : token(json)) {
                return Optional.of(new Bits(unpacked.readNBytes(LARGEST), bitstring));
            }
        } catch (IOException | IllegalArgumentException | JacksonException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static InputStream bitstring(JsonNode json) throws IOException {
        var packed =
                json.path("credentialSubject").path("encodedList").asString("u").substring(1);
        return new GZIPInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(packed)));
    }

    private static InputStream token(JsonNode json) {
        var packed = json.path("status_list").path("lst").asString("");
        return new InflaterInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(packed)));
    }
}
