package org.tessera.assess.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;
import org.tessera.assess.ExamDay;
import org.tessera.assess.Reader;
import org.tessera.people.Organisation;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;
import org.tessera.platform.RouteTable;
import org.tessera.platform.Routes;
import org.tessera.platform.Settings;

/** Keys and items that are not released are looked for wherever they could come out: tables, logs, and every route. */
@ExtendWith(OutputCaptureExtension.class)
class SealedItemsTest extends WholeApplication {
    private static final String CANARY = "canary-5127";

    /** What somebody types who would like to see an item. */
    private static final String[] TYPED = {"kind", "single", "to", "pilot", "reason", "x", "part", "A", "lease", "1"};

    @Autowired
    MockMvcTester web;

    @Autowired
    ItemStudio studio;

    @Autowired
    ExamDay day;

    @Autowired
    RouteTable routes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Vault vault;

    @Autowired
    Settings settings;

    ItemStudio.Cast cast;
    Crafted draft;
    Crafted live;

    @BeforeEach
    void itemsWithCanaries() {
        cast = studio.cast();
        draft = studio.draft(cast, "K08-0001", wording());
        live = studio.brought(cast, studio.draft(cast, "K08-0002", wording()), State.LIVE);
    }

    private static Wording wording() {
        var gaps = new Question.Gaps(
                Map.of("en", "Ask " + CANARY + "-stem"),
                Map.of("en", "It is [[1]] " + CANARY + "-passage"),
                List.of(new Question.Gaps.Gap("1", List.of())));
        return new Wording(
                gaps,
                new Key.Fills(Map.of("1", List.of(CANARY + "-key")), Rule.ALL_OR_NOTHING),
                Map.of("en", CANARY + "-why"));
    }

    @Test
    void noTableHoldsTheirWords() {
        var tables = jdbc.sql("""
                select table_schema || '.' || table_name
                  from information_schema.tables
                 where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                """).query(String.class).list();
        assertThat(tables).contains("assess.item_key", "assess.crafted_version");
        for (String table : tables) {
            assertThat(jdbc.sql("select count(*) from " + table + " t where cast(t as text) like :canary")
                            .param("canary", "%" + CANARY + "%")
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void noRouteShowsThemToAnybodyWhoDoesNotNeedThem(CapturedOutput log) {
        var told = new ArrayList<String>();
        var visitors = visitors();
        for (Routes.Rule rule : routes.rules()) {
            // A form that is not sent to one thing has nothing of an item to answer with.
            boolean one = rule.pattern().getPatternString().contains("{");
            if (!one && !rule.method().equals(HttpMethod.GET)) continue;
            for (PersonId visitor : visitors) {
                for (Crafted item : List.of(draft, live)) {
                    var reader = new Reader(web, visitor);
                    var path = rule.pattern()
                            .getPatternString()
                            .replace("{id}", item.id().toString())
                            .replaceAll(
                                    "\\{[^{}]*(\\{[^{}]*}[^{}]*)*}",
                                    UUID.randomUUID().toString())
                            .replace("**", "x");
                    var answer = rule.method().equals(HttpMethod.GET) ? reader.get(path) : reader.post(path, TYPED);
                    if (Reader.body(answer).contains(CANARY)) told.add(rule.method() + " " + path);
                    if (!rule.pattern().getPatternString().contains("{id}")) break;
                }
            }
        }
        assertThat(told).isEmpty();
        assertThat(log.getAll()).doesNotContain(CANARY);
    }

    /** One for each role: in this body those who need no words, in another body everybody, and somebody without a role. */
    private List<PersonId> visitors() {
        var visitors = new ArrayList<PersonId>();
        var elsewhere = day.organisation(Organisation.Kind.CERTIFICATION_BODY);
        visitors.add(day.person("Stranger", elsewhere, Role.AUTHOR, Role.REVIEWER, Role.CERTIFICATION_OFFICER));
        visitors.add(day.person("Nobody", elsewhere));
        var inside = java.util.Arrays.stream(Role.values())
                .filter(r -> r != Role.AUTHOR && r != Role.REVIEWER)
                .filter(Organisation.Kind.CERTIFICATION_BODY::has)
                .toArray(Role[]::new);
        visitors.add(day.person("Colleague", cast.body(), inside));
        return visitors;
    }

    @Test
    void whatIsSealedOpensInItsPlaceAloneAndNotWhenItWasChanged() {
        var owner = UUID.randomUUID();
        var sealed = vault.seal(owner, "item:1:key", "b");
        assertThat(vault.open("item:1:key", sealed)).isEqualTo("b");
        assertThat(vault.seal(owner, "item:1:key", "b")).isNotEqualTo(sealed);
        assertThatThrownBy(() -> vault.open("item:2:key", sealed)).isInstanceOf(IllegalStateException.class);
        int at = sealed.length() - 6;
        var changed = sealed.substring(0, at) + (sealed.charAt(at) == 'A' ? 'B' : 'A') + sealed.substring(at + 1);
        assertThatThrownBy(() -> vault.open("item:1:key", changed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aNewMasterKeyOpensWhatTheOldOneSealedAndThenNeedsItNoMore(@TempDir Path folder) throws Exception {
        var file = folder.resolve("items.key");
        var old = Files.readString(settings.home().resolve("keys/items.key"));
        var fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        var owner = UUID.randomUUID();
        var sealed = vault.seal(owner, "place", "words");
        Files.writeString(file, Base64.getEncoder().encodeToString(fresh) + "\n" + old);
        try {
            vault(file).rewrap();
            Files.writeString(file, Base64.getEncoder().encodeToString(fresh) + "\n");
            assertThat(vault(file).open("place", sealed)).isEqualTo("words");
        } finally {
            Files.writeString(file, old + Base64.getEncoder().encodeToString(fresh) + "\n");
            vault(file).rewrap();
        }
        assertThat(vault(settings.home().resolve("keys/items.key")).open("place", sealed))
                .isEqualTo("words");
    }

    @Test
    void aLostKeyFileIsSaidAtTheStartAndNotHiddenByANewOne(@TempDir Path folder) {
        vault.seal(UUID.randomUUID(), "place", "words");
        var other = vault(folder.resolve("items.key"));
        assertThatThrownBy(other::rewrap)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Bring the key file back from your backup");
        assertThat(folder.resolve("items.key")).isRegularFile();
    }

    @Test
    void theKeyFileIsItsOwnersAlone() throws Exception {
        assertThat(Files.getPosixFilePermissions(settings.home().resolve("keys/items.key")))
                .containsExactlyInAnyOrder(
                        java.nio.file.attribute.PosixFilePermission.OWNER_READ,
                        java.nio.file.attribute.PosixFilePermission.OWNER_WRITE);
    }

    private Vault vault(Path file) {
        return new Vault(jdbc, Clock.systemUTC(), settings, new VaultSettings(Optional.of(file)));
    }
}
