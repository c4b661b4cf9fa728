package org.tessera.assess.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.WholeApplication;
import org.tessera.assess.ExamDay;
import org.tessera.assess.bank.Key;
import org.tessera.assess.bank.Question;
import org.tessera.assess.bank.Vault;
import org.tessera.assess.bank.Wire;
import org.tessera.platform.Superuser;

/** The questions that forms can be made of. */
class PoolTest extends WholeApplication {
    @Autowired
    ExamDay day;

    @Autowired
    Pool pool;

    @Autowired
    Wire wire;

    @Autowired
    Vault vault;

    @Autowired
    Superuser superuser;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whatPeopleMarkIsInNoExamForm() {
        var body = day.cast().body();
        assertThat(pool.of(body, "K08")).hasSize(5);
        var item = jdbc.sql("""
                select i.id from assess.item i join assess.bank b on b.id = i.bank
                 where b.owner = :owner and i.name = 'K08-C-1'
                """).param("owner", body.value()).query(UUID.class).single();
        seal(body.value(), item, "item", "content", wire.text(new Question.ShortText(Map.of("en", "Why?"), 40, 3)));
        seal(body.value(), item, "item_key", "key", wire.text(new Key.People(Map.of("en", "A reason."))));
        assertThat(pool.of(body, "K08"))
                .hasSize(4)
                .extracting(Pool.Member::name)
                .doesNotContain("K08-C-1");
    }

    private void seal(UUID owner, UUID item, String table, String column, String text) {
        superuser.rewrite(
                "update assess." + table + " set " + column + " = :text where " + (table.equals("item") ? "id" : "item")
                        + " = :item",
                Map.of("item", item, "text", vault.seal(owner, "item:" + item + ":" + column, text)));
    }
}
