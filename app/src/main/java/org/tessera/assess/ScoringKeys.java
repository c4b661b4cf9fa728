package org.tessera.assess;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys of items, for what must count answers or balance keys on the server. No page may come near this. */
@Component
public class ScoringKeys {
    private final JdbcClient jdbc;

    ScoringKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The key of each of these items. */
    public Map<UUID, String> of(Collection<UUID> items) {
        var keys = new HashMap<UUID, String>();
        if (items.isEmpty()) return keys;
        jdbc.sql("select item, key from assess.item_key where item in (:items)")
                .param("items", items)
                .query((row, n) -> keys.put(row.getObject("item", UUID.class), row.getString("key")))
                .list();
        return keys;
    }
}
