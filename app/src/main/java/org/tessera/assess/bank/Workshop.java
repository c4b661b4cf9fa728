package org.tessera.assess.bank;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.design.Catalogue;
import org.tessera.design.MicroCredential;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Screen;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Writes items and their versions. A version never changes; whoever mends an item writes the next one. */
@Component
public class Workshop {
    /** What an item is to be: its name in the bank, what it asks for, and whether it is for practice alone. */
    public record Head(String microCredential, String name, String outcome, boolean practice, String origin) {}

    private static final String SELECT = """
            select c.id, c.owner, c.micro_credential, c.name, c.outcome, c.standard, c.cell, c.practice, c.origin,
                   v.number, v.kind, v.languages, v.translates, v.author, s.state, s.at as since
              from assess.crafted c
              join assess.crafted_version v on v.item = c.id
               and v.number = (select max(number) from assess.crafted_version where item = c.id)
              join assess.crafted_step s on s.item = c.id and s.number = v.number
               and s.ordinal = (select max(ordinal) from assess.crafted_step where item = c.id and number = v.number)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;
    private final Catalogue catalogue;
    private final Wire wire;
    private final Vault vault;
    private final JsonMapper json;

    Workshop(JdbcClient jdbc, Clock clock, Audit audit, Catalogue catalogue, Wire wire, Vault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.catalogue = catalogue;
        this.wire = wire;
        this.vault = vault;
        this.json = json;
    }

    /** Micro-credentials with a published standard: an item needs an outcome to ask for. */
    public List<MicroCredential> standards() {
        return catalogue.programmes().stream()
                .flatMap(p -> p.microCredentials().stream())
                .distinct()
                .flatMap(id -> catalogue.current(id).stream())
                .toList();
    }

    /**
     * Begins an item with its first version, as a draft.
     *
     * @throws Problem 422 {@code assess.problem.no-outcome} when no published standard has that outcome; 409
     *     {@code assess.problem.name-taken} when the owner has an item of this name
     */
    @Transactional
    public UUID create(OrganisationId owner, Head head, Wording wording, PersonId author) {
        return create(owner, head, wording, author, "");
    }

    /**
     * The same with a word about where it came from, which stays with its first step.
     *
     * @throws Problem as above
     */
    @Transactional
    public UUID create(OrganisationId owner, Head head, Wording wording, PersonId author, String about) {
        var standard = catalogue
                .current(head.microCredential())
                .filter(s -> s.outcome(head.outcome()).isPresent())
                .orElseThrow(() -> Problem.of(
                        org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT, "assess.problem.no-outcome"));
        var id = Ids.next();
        int added = jdbc.sql("""
                insert into assess.crafted (id, owner, micro_credential, name, outcome, standard, cell, practice, origin,
                                            made_by, made_at)
                values (:id, :owner, :microCredential, :name, :outcome, :standard, :cell, :practice, :origin, :by, :now)
                on conflict do nothing
                """)
                .param("id", id)
                .param("owner", owner.value())
                .param("microCredential", head.microCredential())
                .param("name", head.name())
                .param("outcome", head.outcome())
                .param("standard", standard.reference())
                .param("cell", standard.matrixReference() + " " + standard.id() + " " + standard.frameworkRef())
                .param("practice", head.practice())
                .param("origin", head.origin())
                .param("by", author.value())
                .param("now", now())
                .update();
        if (added == 0) throw Problem.conflict("assess.problem.name-taken", head.name());
        add(id, owner, 1, wording, Optional.empty(), author, about);
        return id;
    }

    /**
     * Writes the next version, as a draft.
     *
     * @param translates the language it adds to the newest version, and nothing else; nothing for a new wording
     * @throws Problem 409 {@code assess.problem.version-moved} when it is not based on the newest version
     */
    @Transactional
    public void revise(Crafted item, Wording wording, Optional<String> translates, PersonId author) {
        try {
            add(item.id(), item.owner(), item.number() + 1, wording, translates, author, "");
        } catch (org.springframework.dao.DuplicateKeyException somebodyWasFaster) {
            throw Problem.conflict("assess.problem.version-moved");
        }
    }

    private void add(
            UUID item,
            OrganisationId owner,
            int number,
            Wording wording,
            Optional<String> translates,
            PersonId author,
            String about) {
        var faults = Fit.faults(wording.question(), wording.key());
        if (!faults.isEmpty()) throw new IllegalArgumentException("an item with faults is not stored: " + faults);
        jdbc.sql("""
                insert into assess.crafted_version (item, number, kind, languages, translates, based_on, content, key, why,
                                                    author, at)
                values (:item, :number, :kind, :languages, :translates, :basedOn, :content, :key, :why, :author, :now)
                """)
                .param("item", item)
                .param("number", number)
                .param("kind", wire.kind(wording.question()))
                .param("languages", String.join(",", wording.question().stem().keySet()))
                .param("translates", translates.orElse(null))
                .param("basedOn", translates.map(t -> number - 1).orElse(null))
                .param(
                        "content",
                        vault.seal(owner.value(), place(item, number, "content"), wire.text(wording.question())))
                .param("key", vault.seal(owner.value(), place(item, number, "key"), wire.text(wording.key())))
                .param(
                        "why",
                        vault.seal(owner.value(), place(item, number, "why"), json.writeValueAsString(wording.why())))
                .param("author", author.value())
                .param("now", now())
                .update();
        jdbc.sql("""
                insert into assess.crafted_step (item, number, ordinal, state, by, reason, at)
                values (:item, :number, 1, 'draft', :by, :about, :now)
                """)
                .param("about", about)
                .param("item", item)
                .param("number", number)
                .param("by", author.value())
                .param("now", now())
                .update();
        audit.record("crafted:" + item, Optional.of(author), "item-version-written", Map.of("version", number));
    }

    /** The items of these certification bodies by name. */
    public List<Crafted> of(List<OrganisationId> owners) {
        if (owners.isEmpty()) return List.of();
        return jdbc.sql(SELECT + " where c.owner in (:owners) order by c.micro_credential, c.name")
                .param("owners", owners.stream().map(OrganisationId::value).toList())
                .query(Workshop::crafted)
                .list();
    }

    /** One item; nothing when there is none. */
    public Optional<Crafted> find(UUID item) {
        return jdbc.sql(SELECT + " where c.id = :item")
                .param("item", item)
                .query(Workshop::crafted)
                .optional();
    }

    /**
     * Opens the newest version's words and key for somebody who may have them. Once it may stand before candidates, the
     * look is recorded.
     */
    @Transactional
    public Wording open(Crafted item, PersonId reader) {
        if (item.state().guarded())
            audit.record("crafted:" + item.id(), Optional.of(reader), "item-read", Map.of("version", item.number()));
        return wording(item);
    }

    @Transactional
    void recordExport(Crafted item, PersonId by) {
        audit.record("crafted:" + item.id(), Optional.of(by), "item-exported", Map.of("version", item.number()));
    }

    /** The outcomes that an item may ask for, in the reader's words: {@code K08/O1} to what a holder can do. */
    Map<String, String> outcomes(Screen screen) {
        var outcomes = new LinkedHashMap<String, String>();
        standards()
                .forEach(standard -> standard.outcomes()
                        .forEach(o -> outcomes.put(
                                standard.id() + "/" + o.id(),
                                standard.id() + " " + o.id() + ": " + screen.pick(o.canDo()))));
        return outcomes;
    }

    /** A name that no item of this body has: K08-0001, K08-0002 … */
    String freeName(OrganisationId owner, String microCredential) {
        var taken = of(List.of(owner)).stream().map(Crafted::name).collect(Collectors.toSet());
        int number = 1;
        while (taken.contains(name(microCredential, number))) number++;
        return name(microCredential, number);
    }

    private static String name(String microCredential, int number) {
        return String.format(Locale.ROOT, "%s-%04d", microCredential, number);
    }

    Wording wording(Crafted item) {
        return jdbc.sql("select content, key, why from assess.crafted_version where item = :item and number = :number")
                .param("item", item.id())
                .param("number", item.number())
                .query((row, n) -> new Wording(
                        wire.question(opened(item, "content", row)),
                        wire.key(opened(item, "key", row)),
                        json.readValue(opened(item, "why", row), new TypeReference<Map<String, String>>() {})))
                .single();
    }

    String kind(Question question) {
        return wire.kind(question);
    }

    /** Whether somebody wrote a version of it. */
    public boolean wrote(UUID item, PersonId person) {
        return jdbc.sql("select exists (select 1 from assess.crafted_version where item = :item and author = :person)")
                .param("item", item)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    private String opened(Crafted item, String what, ResultSet row) throws SQLException {
        return vault.open(place(item.id(), item.number(), what), row.getString(what));
    }

    private static String place(UUID item, int number, String what) {
        return "crafted:" + item + ":" + number + ":" + what;
    }

    private static Crafted crafted(ResultSet row, int index) throws SQLException {
        return new Crafted(
                row.getObject("id", UUID.class),
                new OrganisationId(row.getObject("owner", UUID.class)),
                row.getString("micro_credential"),
                row.getString("name"),
                row.getString("outcome"),
                row.getString("standard"),
                row.getString("cell"),
                row.getBoolean("practice"),
                row.getString("origin"),
                row.getInt("number"),
                row.getString("kind"),
                List.of(row.getString("languages").split(",")),
                Optional.ofNullable(row.getString("translates")),
                State.ofKey(row.getString("state")),
                row.getTimestamp("since").toInstant(),
                new PersonId(row.getObject("author", UUID.class)));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
