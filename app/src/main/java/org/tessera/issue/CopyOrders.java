package org.tessera.issue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.platform.Ids;
import org.tessera.platform.PersonId;

/** What holders asked for: further forms of their credentials. Rows that are only ever added. */
@Component
class CopyOrders {
    /**
     * One order.
     *
     * @param original the credential that was issued
     * @param holder who asked
     * @param holderKey a did:jwk to which the copy is bound
     */
    record Order(UUID id, CredentialId original, PersonId holder, Form form, Optional<String> holderKey) {}

    /** Whoever still waits after a day has gone away. */
    private static final Duration A_DAY = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    CopyOrders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes note; without a key, the order that was taken before. */
    UUID take(CredentialId original, PersonId holder, Form form, Optional<String> holderKey) {
        var id = Ids.next();
        int taken = jdbc.sql("""
                insert into issue.copy_order (id, original, holder, form, holder_key, ordered_at)
                values (:id, :original, :holder, :form, :key, :now)
                on conflict do nothing
                """)
                .param("id", id)
                .param("original", original.value())
                .param("holder", holder.value())
                .param("form", form.key())
                .param("key", holderKey.orElse(null))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (taken == 1) return id;
        return jdbc.sql("""
                select id from issue.copy_order where original = :original and form = :form and holder_key is null
                """)
                .param("original", original.value())
                .param("form", form.key())
                .query(UUID.class)
                .single();
    }

    Optional<Order> find(UUID id) {
        return jdbc.sql("select * from issue.copy_order where id = :id")
                .param("id", id)
                .query(CopyOrders::order)
                .optional();
    }

    /** Whether this transaction may plan for an order; false while another one does. */
    boolean claim(UUID id) {
        return jdbc.sql("select 1 from issue.copy_order where id = :id for update skip locked")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Orders of the last day that nothing was made of yet, the oldest first. */
    List<UUID> unfinished(int most) {
        return jdbc.sql("""
                select o.id
                  from issue.copy_order o
                 where o.ordered_at > :since
                   and not exists (select 1
                                     from issue.planned p
                                     join issue.issued i on i.id = p.id
                                    where p.copy_order = o.id)
                 order by o.ordered_at
                 limit :most
                """)
                .param("since", Timestamp.from(clock.instant().minus(A_DAY)))
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** The sealed copy, if there is one. */
    Optional<byte[]> sealed(UUID id) {
        return jdbc.sql("""
                select i.sealed from issue.planned p join issue.issued i on i.id = p.id where p.copy_order = :id
                """).param("id", id).query((row, n) -> row.getBytes(1)).optional();
    }

    /** The copy without a key that somebody has of a credential in a form, if it is sealed. */
    Optional<byte[]> sealed(CredentialId original, PersonId holder, Form form) {
        return jdbc.sql("""
                select i.sealed
                  from issue.copy_order o
                  join issue.planned p on p.copy_order = o.id
                  join issue.issued i on i.id = p.id
                 where o.original = :original and o.holder = :holder and o.form = :form and o.holder_key is null
                """)
                .param("original", original.value())
                .param("holder", holder.value())
                .param("form", form.key())
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    private static Order order(ResultSet row, int number) throws SQLException {
        return new Order(
                row.getObject("id", UUID.class),
                new CredentialId(row.getObject("original", UUID.class)),
                new PersonId(row.getObject("holder", UUID.class)),
                Form.of(row.getString("form")),
                Optional.ofNullable(row.getString("holder_key")));
    }
}
