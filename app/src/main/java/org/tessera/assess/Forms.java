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
import org.tessera.assess.profile.Schemes;
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
public class Forms {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final Wire wire;
    private final Schemes schemes;

    Forms(JdbcClient jdbc, JsonMapper json, Clock clock, Wire wire, Schemes schemes) {
        this.schemes = schemes;
        this.wire = wire;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * One place of a form.
     *
     * @param reference how the item is named, {@code item:K08-C-1@1#<SHA-256>}
     * @param anchor whether the same question stands in another form, so that both can be brought to one scale
     * @param scored false for a question on trial, which never counts
     * @param most the points that its key can give
     */
    public record Place(UUID item, String reference, String key, boolean anchor, boolean scored, int most) {
        /** Keys stay out of every log. */
        @Override
        public String toString() {
            return reference;
        }
    }

    /**
     * What is to be frozen.
     *
     * @param cut the fewest right answers that pass, where the form comes with one
     * @param cutSource where that cut comes from, as JSON by language
     * @param origin what the form was made of, {@code blueprint:<SHA-256>}; nothing for a form that came in a file
     */
    public record Draft(
            UUID bank,
            Optional<OrganisationId> owner,
            String microCredential,
            String name,
            boolean practice,
            int minutes,
            Optional<Integer> cut,
            String cutSource,
            Optional<String> origin,
            List<Place> places) {}

    /**
     * Freezes a form of a pack that was just stored.
     *
     * @param items the form's questions in their order
     * @param stored the pack's items by name
     */
    UUID freeze(
            UUID bank,
            Optional<OrganisationId> owner,
            ItemPack pack,
            ItemPack.Plan plan,
            List<ItemPack.Item> items,
            Map<String, ItemRecords.Reference> stored,
            boolean practice) {
        var places = items.stream()
                .map(i -> new Place(
                        of(stored, i).id(),
                        of(stored, i).text(),
                        wire.text(i.key()),
                        false,
                        true,
                        i.key().worth(i.question())))
                .toList();
        return freeze(new Draft(
                bank,
                owner,
                pack.microCredential(),
                plan.name(),
                practice,
                plan.minutes(),
                plan.cut(),
                json.writeValueAsString(plan.cutSource()),
                Optional.empty(),
                places));
    }

    /** Freezes a form; its hash names everything that makes it what it is. */
    public UUID freeze(Draft draft) {
        var salt = Ids.secret();
        var keySeal = Sha256.of(salt + draft.places().stream().map(Place::key).collect(Collectors.joining(",")));
        var form = Ids.next();
        jdbc.sql("""
                insert into assess.form (id, bank, micro_credential, name, version, practice, minutes, cut, cut_source,
                                         key_seal, hash, profile, frozen_at)
                values (:id, :bank, :microCredential, :name,
                        1 + (select count(*) from assess.form f join assess.bank b on b.id = f.bank
                              where f.name = :name and b.owner is not distinct from cast(:owner as uuid)),
                        :practice, :minutes, :cut, :cutSource, :keySeal, :hash, :profile, :now)
                """)
                .param("id", form)
                .param("bank", draft.bank())
                .param("owner", draft.owner().map(OrganisationId::value).orElse(null))
                .param("microCredential", draft.microCredential())
                .param("name", draft.name())
                .param("practice", draft.practice())
                .param("minutes", draft.minutes())
                .param("cut", draft.cut().orElse(null))
                .param("cutSource", draft.cutSource())
                .param("keySeal", keySeal)
                .param("hash", hash(draft, keySeal))
                .param("profile", schemes.profiles(draft.microCredential()))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("insert into assess.form_salt (form, salt) values (:form, :salt)")
                .param("form", form)
                .param("salt", salt)
                .update();
        int position = 0;
        for (Place place : draft.places()) insert(form, ++position, place);
        return form;
    }

    private void insert(UUID form, int position, Place place) {
        jdbc.sql("""
                insert into assess.form_item (form, position, item, anchor, scored, most)
                values (:form, :position, :item, :anchor, :scored, :most)
                """)
                .param("form", form)
                .param("position", position)
                .param("item", place.item())
                .param("anchor", place.anchor())
                .param("scored", place.scored())
                .param("most", place.most())
                .update();
    }

    /** Forms that came in a file are hashed as ever, so that credentials which name one keep naming it. */
    private static String hash(Draft draft, String keySeal) {
        var lines = new ArrayList<String>();
        lines.add("form:" + draft.name());
        lines.add("micro-credential:" + draft.microCredential());
        lines.add("minutes:" + draft.minutes());
        draft.cut().ifPresent(cut -> lines.add("cut:" + cut));
        draft.origin().ifPresent(lines::add);
        draft.places()
                .forEach(p ->
                        lines.add(p.reference() + (p.scored() ? "" : " on trial") + (p.anchor() ? " anchor" : "")));
        lines.add("keys:" + keySeal);
        return Sha256.of(String.join("\n", lines));
    }

    private static ItemRecords.Reference of(Map<String, ItemRecords.Reference> stored, ItemPack.Item item) {
        return Objects.requireNonNull(stored.get(item.name()));
    }
}
