package org.tessera.assess.bank;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Sha256;
import tools.jackson.databind.json.JsonMapper;

/** Keeps frozen items with their keys apart: sealed, unless they are public samples. */
@Component
public class ItemRecords {
    /** A stored item. {@code text} is how credentials and forms name it: {@code item:K08-S-001@1#hash}. */
    public record Reference(UUID id, int version, String hash, String text) {}

    /** An item to be kept. */
    public record Item(
            String name, boolean practice, String outcome, Question question, Key key, Map<String, String> why) {}

    private final JdbcClient jdbc;
    private final Wire wire;
    private final Vault vault;
    private final JsonMapper json;

    ItemRecords(JdbcClient jdbc, Wire wire, Vault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.wire = wire;
        this.vault = vault;
        this.json = json;
    }

    /**
     * Stores an item in a bank. It gets a new version when its owner has one of this name with another content.
     *
     * @param owner the certification body, or nothing for a public sample, which is not sealed
     */
    public Reference store(UUID bank, Optional<OrganisationId> owner, Item item) {
        var content = wire.text(item.question());
        // Of the content without the key: a hash over four possible keys would give it away.
        var hash = Sha256.of(item.name() + "\n" + item.outcome() + "\n" + content);
        int version = version(item.name(), owner, hash);
        var id = Ids.next();
        jdbc.sql("""
                insert into assess.item (id, bank, name, version, outcome, practice, content, hash)
                values (:id, :bank, :name, :version, :outcome, :practice, :content, :hash)
                """)
                .param("id", id)
                .param("bank", bank)
                .param("name", item.name())
                .param("version", version)
                .param("outcome", item.outcome())
                .param("practice", item.practice())
                .param("content", sealed(owner, "item:" + id + ":content", content))
                .param("hash", hash)
                .update();
        jdbc.sql("insert into assess.item_key (item, key, why) values (:item, :key, :why)")
                .param("item", id)
                .param("key", sealed(owner, "item:" + id + ":key", wire.text(item.key())))
                .param("why", sealed(owner, "item:" + id + ":why", json.writeValueAsString(item.why())))
                .update();
        return new Reference(id, version, hash, "item:" + item.name() + "@" + version + "#" + hash);
    }

    private record Last(int version, String hash) {}

    private int version(String name, Optional<OrganisationId> owner, String hash) {
        return jdbc.sql("""
                select i.version, i.hash
                  from assess.item i join assess.bank b on b.id = i.bank
                 where i.name = :name and b.owner is not distinct from cast(:owner as uuid)
                 order by i.version desc
                 limit 1
                """)
                .param("name", name)
                .param("owner", owner.map(OrganisationId::value).orElse(null))
                .query(Last.class)
                .optional()
                .map(last -> last.hash().equals(hash) ? last.version() : last.version() + 1)
                .orElse(1);
    }

    private String sealed(Optional<OrganisationId> owner, String place, String text) {
        return owner.map(o -> vault.seal(o.value(), place, text)).orElse(text);
    }
}
