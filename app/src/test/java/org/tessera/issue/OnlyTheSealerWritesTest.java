package org.tessera.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tessera.WholeApplication;
import org.tessera.platform.SealersRoom;

/** Two roles in the database: what the web's statements may not do, whichever page or bug sends them. */
class OnlyTheSealerWritesTest extends WholeApplication {
    /** The web takes note of a decision, and of a holder's wish for a further form; nothing else of issuing is its own. */
    private static final Set<String> THE_WEBS_OWN = Set.of("commission INSERT", "copy_order INSERT");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SealersRoom room;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void theWebMayReadButNotWriteWhatMakesACredential() {
        assertThat(whoAmI()).isEqualTo("tessera_web");
        var allowed = jdbc.sql("""
                select t.table_name || ' ' || p.privilege
                  from information_schema.tables t
                 cross join (values ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE'), ('TRIGGER'), ('REFERENCES'))
                       as p (privilege)
                 where t.table_schema = 'issue'
                   and has_table_privilege(current_user, 'issue.' || t.table_name, p.privilege)
                """).query(String.class).list();
        assertThat(allowed).containsExactlyInAnyOrderElementsOf(THE_WEBS_OWN);
        assertThat(jdbc.sql("select count(*) from issue.issued")
                        .query(Integer.class)
                        .single())
                .isNotNegative();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into issue.issued select id, '\\x00', encode(sha256('\\x00'), 'hex'), now() from issue.planned",
                "insert into issue.planned select * from issue.planned",
                "insert into issue.standing select id, 9, 'valid', now() from issue.planned",
                "update issue.copy_order set holder_key = 'did:jwk:e30'",
                "update issue.issued set sealed = '\\x00'",
                "update issue.publication set signed = '\\x00'",
                "delete from issue.issued",
                "truncate issue.issued cascade",
                "alter table issue.issued disable trigger all",
                "update platform.audit_event set action = 'nothing'",
                "delete from platform.audit_event",
                "drop table issue.issued"
            })
    void theWebsRoleIsRefused(String sql) {
        assertThatThrownBy(() -> jdbc.sql(sql).update())
                .hasRootCauseInstanceOf(java.sql.SQLException.class)
                .rootCause()
                .satisfies(e -> assertThat(((java.sql.SQLException) e).getSQLState())
                        .as(e.getMessage())
                        .isEqualTo("42501"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"set role tessera_sealer", "set session authorization tessera_sealer", "create table x ()"})
    void theWebDoesNotBecomeTheSealer(String sql) {
        assertThatThrownBy(() -> jdbc.sql(sql).update())
                .rootCause()
                .satisfies(e -> assertThat(e.getMessage()).contains("permission denied"));
    }

    @Test
    void inItsRoomTheSealerIsAnotherRoleAndNobodyElseIsThere() throws InterruptedException {
        room.run(() -> assertThat(whoAmI()).isEqualTo("tessera_sealer"));
        assertThat(whoAmI()).isEqualTo("tessera_web");
        var outside = new java.util.concurrent.atomic.AtomicReference<String>();
        room.run(() -> {
            try {
                Thread.startVirtualThread(() -> outside.set(whoAmI())).join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(outside.get()).isEqualTo("tessera_web");
    }

    @Test
    void theSealerDoesNotDecide() {
        for (var sql : List.of(
                "delete from people.membership",
                "insert into issue.commission (decision, certificate, registered_at) values (gen_random_uuid(), gen_random_uuid(), now())",
                "update certify.application set state = 'accepted'")) {
            assertThatThrownBy(() -> room.run(() -> jdbc.sql(sql).update()))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void nobodyEntersTheRoomInTheMiddleOfSomethingElse() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> room.run(() -> {})))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void onlyIssuingEntersTheRoom() {
        var app = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.tessera");
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages("org.tessera.issue..", "org.tessera.platform..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(SealersRoom.class)
                .check(app);
    }

    private String whoAmI() {
        return jdbc.sql("select current_user").query(String.class).single();
    }
}
