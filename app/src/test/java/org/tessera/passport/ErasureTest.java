package org.tessera.passport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;
import org.tessera.certify.Certificates;
import org.tessera.certify.State;
import org.tessera.issue.Copies;
import org.tessera.issue.Credentials;
import org.tessera.issue.Records;
import org.tessera.people.Erasure;
import org.tessera.people.People;

/** What is left of a person with a credential who was erased. */
class ErasureTest extends WholeApplication {
    @Autowired
    PassportDay day;

    @Autowired
    Erasure erasure;

    @Autowired
    Credentials credentials;

    @Autowired
    Records records;

    @Autowired
    Certificates certificates;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester browser;

    @Test
    void nameLinksAndTheWayToThePublicLogAreGoneAndTheRegisterStays() {
        var holder = day.holder();
        var link = day.link(holder);
        // There is one as soon as a checkpoint of the log covers the entry.
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> credentials.receipt(holder.credential()).isPresent());
        assertThat(records.of(holder.id(), Duration.ofSeconds(60))).isInstanceOf(Copies.Copy.Ready.class);
        assertThat(recordsOf(holder)).isEqualTo(1);
        erasure.erase(holder.id(), holder.cast().officer());
        assertThat(people.of(holder.id()).fullName()).doesNotContain("Ελένη", "Παράδειγμα");
        assertThat(people.of(holder.id()).birthDate()).isEmpty();
        assertThat(browser.get().uri("/v/" + link)).hasStatus(404);
        assertThat(jdbc.sql("select count(*) from people.membership where person = :person")
                        .param("person", holder.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(credentials.receipt(holder.credential())).isEmpty();
            assertThat(recordsOf(holder)).isZero();
        });
        assertThat(certificates.of(holder.certificate()).state()).isEqualTo(State.VALID);
    }

    private int recordsOf(PassportDay.Holder holder) {
        return jdbc.sql("select count(*) from issue.record where holder = :holder")
                .param("holder", holder.id().value())
                .query(Integer.class)
                .single();
    }
}
