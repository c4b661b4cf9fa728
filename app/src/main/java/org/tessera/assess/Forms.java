package org.tessera.assess;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.assess.bank.ItemRecords;
import org.tessera.assess.bank.Wire;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Sha256;
import tools.jackson.databind.json.JsonMapper;

/**
 * Freezes forms: which questions in which order, and the cut. A frozen form never changes.
 *
 * <p>Hashes that are shown never cover a key by itself: with four possible keys, trying them all would find it. A form is
 * bound to its keys by a digest over a secret salt instead.
 */
@Component
class Forms {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final Wire wire;

    Forms(JdbcClient jdbc, JsonMapper json, Clock clock, Wire wire) {
        this.wire = wire;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Freezes a form of a pack that was just stored.
     *
     * @param items the form's questions in their order
     * @param stored the pack's items by name
     */
    void freeze(
            UUID bank,
            Optional<OrganisationId> owner,
            ItemPack pack,
            ItemPack.Plan plan,
            List<ItemPack.Item> items,
            Map<String, ItemRecords.Reference> stored,
            boolean practice) {
        var salt = Ids.secret();
        var keySeal =
                Sha256.of(salt + items.stream().map(i -> wire.text(i.key())).collect(Collectors.joining(",")));
        var lines = new ArrayList<String>();
        lines.add("form:" + plan.name());
        lines.add("micro-credential:" + pack.microCredential());
        lines.add("minutes:" + plan.minutes());
        lines.add("cut:" + plan.cut());
        items.forEach(i -> lines.add(of(stored, i).text()));
        lines.add("keys:" + keySeal);
        var form = Ids.next();
        jdbc.sql("""
                insert into assess.form (id, bank, micro_credential, name, version, practice, minutes, cut, cut_source,
                                         key_seal, hash, frozen_at)
                values (:id, :bank, :microCredential, :name,
                        1 + (select count(*) from assess.form f join assess.bank b on b.id = f.bank
                              where f.name = :name and b.owner is not distinct from cast(:owner as uuid)),
                        :practice, :minutes, :cut, :cutSource, :keySeal, :hash, :now)
                """)
                .param("id", form)
                .param("bank", bank)
                .param("owner", owner.map(OrganisationId::value).orElse(null))
                .param("microCredential", pack.microCredential())
                .param("name", plan.name())
                .param("practice", practice)
                .param("minutes", plan.minutes())
                .param("cut", plan.cut())
                .param("cutSource", json.writeValueAsString(plan.cutSource()))
                .param("keySeal", keySeal)
                .param("hash", Sha256.of(String.join("\n", lines)))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("insert into assess.form_salt (form, salt) values (:form, :salt)")
                .param("form", form)
                .param("salt", salt)
                .update();
        int position = 0;
        for (ItemPack.Item item : items) {
            jdbc.sql("insert into assess.form_item (form, position, item) values (:form, :position, :item)")
                    .param("form", form)
                    .param("position", ++position)
                    .param("item", of(stored, item).id())
                    .update();
        }
    }

    private static ItemRecords.Reference of(Map<String, ItemRecords.Reference> stored, ItemPack.Item item) {
        return Objects.requireNonNull(stored.get(item.name()));
    }
}
