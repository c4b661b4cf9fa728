package org.tessera.assess;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.assess.bank.ItemRecords;
import org.tessera.assess.bank.Vault;
import org.tessera.assess.bank.Wire;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import tools.jackson.databind.json.JsonMapper;

/** Stores item packs and has their forms frozen. A pack is a record: a change is a new pack with new versions. */
@Component
class ItemBank {
    /** What one certification body has, for its officers; without a form when it came as questions alone. */
    record Stored(String microCredential, Optional<String> form, int items, Optional<Integer> cut, Instant loadedAt) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Audit audit;
    private final Clock clock;
    private final Forms forms;
    private final Wire wire;
    private final Vault vault;
    private final ItemRecords records;

    ItemBank(
            JdbcClient jdbc,
            JsonMapper json,
            Audit audit,
            Clock clock,
            Forms forms,
            Wire wire,
            Vault vault,
            ItemRecords records) {
        this.records = records;
        this.forms = forms;
        this.wire = wire;
        this.vault = vault;
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether a public sample with this content was stored, pack or task. */
    boolean knowsSample(String hash) {
        return jdbc.sql("""
                select exists (select 1 from assess.bank where owner is null and hash = :hash)
                    or exists (select 1 from assess.task where owner is null and hash = :hash)
                """).param("hash", hash).query(Boolean.class).single();
    }

    /**
     * Stores a pack and freezes its form and its practice form. The same file twice changes nothing.
     *
     * @param owner the certification body whose confidential bank it is, or nothing for a public sample
     * @return whether it is new
     */
    @Transactional
    public boolean store(ItemPack pack, Optional<OrganisationId> owner, Optional<PersonId> by) {
        var bank = Ids.next();
        int added = jdbc.sql("""
                insert into assess.bank (id, micro_credential, owner, hash, loaded_at, loaded_by)
                values (:id, :microCredential, :owner, :hash, :now, :by)
                on conflict do nothing
                """)
                .param("id", bank)
                .param("microCredential", pack.microCredential())
                .param("owner", owner.map(OrganisationId::value).orElse(null))
                .param("hash", pack.hash())
                .param("now", now())
                .param("by", by.map(PersonId::value).orElse(null))
                .update();
        if (added == 0) return false;
        var stored =
                pack.items().stream().collect(Collectors.toMap(ItemPack.Item::name, i -> storeItem(bank, owner, i)));
        pack.form().ifPresent(form -> {
            var frozen = forms.freeze(bank, owner, pack, form, pack.scored(form), stored, false);
            if (owner.isPresent()) form.cut().ifPresent(cut -> decidedElsewhere(frozen, form, cut, by));
        });
        if (!pack.practice().isEmpty())
            forms.freeze(bank, owner, pack, practicePlan(pack), pack.practice(), stored, true);
        audit.record("bank:" + bank, by, "bank-loaded", Map.of("hash", pack.hash()));
        return true;
    }

    /** The cut that a file of a demonstration brings was decided outside; the file says how. */
    private void decidedElsewhere(UUID form, ItemPack.Plan plan, int cut, Optional<PersonId> by) {
        jdbc.sql("""
                insert into assess.cut_decision (form, basis, cut, reasons, decided_by, decided_at)
                values (:form, 'file', :cut, :reasons, :by, :now)
                """)
                .param("form", form)
                .param("cut", cut)
                .param("reasons", json.writeValueAsString(plan.cutSource()))
                .param("by", by.map(PersonId::value).orElse(null))
                .param("now", now())
                .update();
    }

    /** Stores a task. The same file twice changes nothing. */
    @Transactional
    public boolean store(WorkTask task, Optional<OrganisationId> owner) {
        var id = Ids.next();
        return jdbc.sql("""
                insert into assess.task (id, owner, micro_credential, name, version, minutes, pass_total, content, hash,
                                         loaded_at)
                values (:id, :owner, :microCredential, :name,
                        1 + (select count(*) from assess.task
                              where name = :name and owner is not distinct from cast(:owner as uuid)),
                        :minutes, :passTotal, :content, :hash, :now)
                on conflict do nothing
                """)
                        .param("id", id)
                        .param("owner", owner.map(OrganisationId::value).orElse(null))
                        .param("microCredential", task.microCredential())
                        .param("name", task.name())
                        .param("minutes", task.minutes())
                        .param("passTotal", task.passTotal())
                        .param("content", sealed(owner, "task:" + id, json.writeValueAsString(task.content())))
                        .param("hash", task.hash())
                        .param("now", now())
                        .update()
                == 1;
    }

    /** The names of a pack's items that everybody knows already: the same question is a public sample, under any name. */
    List<String> publicAlready(ItemPack pack) {
        // Read and written again, because earlier samples were stored in an older way.
        var open = jdbc
                .sql("select i.content from assess.item i join assess.bank b on b.id = i.bank where b.owner is null")
                .query(String.class)
                .stream()
                .map(stored -> wire.text(wire.question(stored)))
                .collect(Collectors.toSet());
        return pack.items().stream()
                .filter(i -> open.contains(content(i)))
                .map(ItemPack.Item::name)
                .toList();
    }

    /** The banks of these certification bodies, newest first. */
    List<Stored> of(List<OrganisationId> owners) {
        if (owners.isEmpty()) return List.of();
        return jdbc.sql("""
                select b.micro_credential, f.name || '@' || f.version as form, c.cut, b.loaded_at,
                       case when f.id is null then (select count(*) from assess.item i where i.bank = b.id)
                            else (select count(*) from assess.form_item fi where fi.form = f.id) end as items
                  from assess.bank b left join assess.form f on f.bank = b.id and not f.practice
                  left join assess.form_cut c on c.form = f.id
                 where b.owner in (:owners)
                 order by b.loaded_at desc
                """)
                .param("owners", owners.stream().map(OrganisationId::value).toList())
                .query((row, n) -> new Stored(
                        row.getString("micro_credential"),
                        Optional.ofNullable(row.getString("form")),
                        row.getInt("items"),
                        Optional.ofNullable(row.getObject("cut", Integer.class)),
                        row.getTimestamp("loaded_at").toInstant()))
                .list();
    }

    private ItemRecords.Reference storeItem(UUID bank, Optional<OrganisationId> owner, ItemPack.Item item) {
        return records.store(
                bank,
                owner,
                new ItemRecords.Item(
                        item.name(), item.practice(), item.outcome(), item.question(), item.key(), item.why()));
    }

    /** Two minutes for each practice question; nothing is passed or failed in practice. */
    private static ItemPack.Plan practicePlan(ItemPack pack) {
        var items = pack.practice().stream().map(ItemPack.Item::name).toList();
        return new ItemPack.Plan(
                pack.microCredential() + "-practice", 2 * items.size(), Optional.of(0), Map.of(), items);
    }

    private String content(ItemPack.Item item) {
        return wire.text(item.question());
    }

    /** Public samples lie open; what a certification body brings is sealed. */
    private String sealed(Optional<OrganisationId> owner, String place, String text) {
        return owner.map(o -> vault.seal(o.value(), place, text)).orElse(text);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
