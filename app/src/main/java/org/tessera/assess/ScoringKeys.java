package org.tessera.assess;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.assess.bank.Vault;

/** The keys of items as stored text, for sealing a form and balancing its keys on the server. No page may come near this. */
@Component
public class ScoringKeys {
    private final JdbcClient jdbc;
    private final Vault vault;

    ScoringKeys(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** The opened key of each of these items, as JSON. */
    public Map<UUID, String> of(Collection<UUID> items) {
        var keys = new HashMap<UUID, String>();
        if (items.isEmpty()) return keys;
        jdbc.sql("select item, key from assess.item_key where item in (:items)")
                .param("items", items)
                .query((row, n) -> keys.put(
                        row.getObject("item", UUID.class),
                        vault.open("item:" + row.getString("item") + ":key", row.getString("key"))))
                .list();
        return keys;
    }
}
