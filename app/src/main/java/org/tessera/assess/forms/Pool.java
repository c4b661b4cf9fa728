package org.tessera.assess.forms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.assess.ScoringKeys;
import org.tessera.assess.bank.Key;
import org.tessera.assess.bank.Question;
import org.tessera.assess.bank.Vault;
import org.tessera.assess.bank.Wire;
import org.tessera.measurement.irt.Item;
import org.tessera.platform.OrganisationId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The questions that a certification body can make forms of, with what the assembly must know of each. */
@Component
class Pool {
    /** Only after this many candidates is a share of them worth speaking of. */
    private static final int FEWEST_CANDIDATES = 20;

    /**
     * A question.
     *
     * @param words of the longest language
     * @param most the points that its key can give
     * @param exposed the share of the last year's candidates who saw it, 0 to 1; 0 while there were few candidates
     * @param curve its parameters on the common scale, when it is calibrated
     */
    record Member(
            UUID id,
            String name,
            String reference,
            String outcome,
            boolean situational,
            int words,
            String key,
            int most,
            double exposed,
            Optional<Item> curve) {
        /** Keys stay out of every log. */
        @Override
        public String toString() {
            return reference;
        }
    }

    private record Row(UUID id, String name, int version, String hash, String outcome, String content) {}

    private final JdbcClient jdbc;
    private final ScoringKeys keys;
    private final JsonMapper json;
    private final Wire wire;
    private final Vault vault;

    Pool(JdbcClient jdbc, ScoringKeys keys, JsonMapper json, Wire wire, Vault vault) {
        this.wire = wire;
        this.vault = vault;
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
    }

    /** The newest version, by name, of every question that is neither for practice nor marked by people: those are for tasks. */
    List<Member> of(OrganisationId owner, String microCredential) {
        var rows = jdbc.sql("""
                select distinct on (i.name) i.id, i.name, i.version, i.hash, i.outcome, i.content
                  from assess.item i join assess.bank b on b.id = i.bank
                 where b.owner = :owner and b.micro_credential = :microCredential and not i.practice
                 order by i.name, i.version desc, b.loaded_at desc
                """)
                .param("owner", owner.value())
                .param("microCredential", microCredential)
                .query(Pool::row)
                .list();
        var key = keys.of(rows.stream().map(Row::id).toList());
        var exposed = exposed(owner, microCredential);
        var curves = curves(owner, microCredential);
        return rows.stream()
                .filter(r -> !(wire.key(key.getOrDefault(r.id(), "")) instanceof Key.People))
                .map(r -> member(r, wire.question(content(r)), key, exposed, curves))
                .toList();
    }

    private Member member(
            Row r, Question question, Map<UUID, String> key, Map<String, Double> exposed, Map<String, Item> curves) {
        return new Member(
                r.id(),
                r.name(),
                "item:" + r.name() + "@" + r.version() + "#" + r.hash(),
                r.outcome(),
                situational(question),
                words(json.readTree(content(r))),
                key.getOrDefault(r.id(), ""),
                key.containsKey(r.id()) ? wire.key(key.getOrDefault(r.id(), "")).worth(question) : 1,
                exposed.getOrDefault(r.name(), 0.0),
                Optional.ofNullable(curves.get(r.name())));
    }

    private String content(Row row) {
        return vault.open("item:" + row.id() + ":content", row.content());
    }

    /** Whether a question is a situational judgement scenario. */
    static boolean situational(Question question) {
        return question.core() instanceof Question.Judgement;
    }

    /** The newest parameters of each question by name; another version of a question keeps none of them. */
    Map<String, Item> curves(OrganisationId owner, String microCredential) {
        var curves = new HashMap<String, Item>();
        jdbc.sql("""
                select distinct on (i.name) i.name, p.a, p.d, p.more
                  from assess.item_parameters p
                  join assess.calibration c on c.id = p.calibration
                  join assess.item i on i.id = p.item
                 where c.owner = :owner and c.micro_credential = :microCredential
                   and i.hash = (select j.hash from assess.item j join assess.bank b on b.id = j.bank
                                  where j.name = i.name and b.owner = c.owner order by j.version desc limit 1)
                 order by i.name, c.made_at desc
                """)
                .param("owner", owner.value())
                .param("microCredential", microCredential)
                .query((row, n) -> curves.put(row.getString("name"), Calibrations.curve(row)))
                .list();
        return curves;
    }

    /** The questions of the newest form with a cut: new forms share their anchors with it. */
    Set<String> ofLastForm(OrganisationId owner, String microCredential) {
        return jdbc.sql("""
                select i.name
                  from assess.form_item fi join assess.item i on i.id = fi.item
                 where fi.scored and fi.form = (
                        select f.id from assess.form f
                          join assess.bank b on b.id = f.bank
                          join assess.assembled m on m.form = f.id
                          join assess.cut_decision d on d.form = f.id
                         where b.owner = :owner and f.micro_credential = :microCredential
                         order by d.decided_at desc limit 1)
                """)
                .param("owner", owner.value())
                .param("microCredential", microCredential)
                .query(String.class)
                .set();
    }

    private Map<String, Double> exposed(OrganisationId owner, String microCredential) {
        var seen = new HashMap<String, Double>();
        jdbc.sql("""
                with held as (
                    select s.id, s.form from assess.sitting s join assess.part p on p.sitting = s.id and p.part = 'A'
                     where s.certification_body = :owner and s.micro_credential = :microCredential and not s.practice
                       and p.started_at > clock_timestamp() - interval '1 year')
                select i.name, count(*) as seen, (select count(*) from held) as candidates
                  from held h join assess.form_item fi on fi.form = h.form join assess.item i on i.id = fi.item
                 group by i.name
                """)
                .param("owner", owner.value())
                .param("microCredential", microCredential)
                .query((row, n) -> {
                    double candidates = row.getInt("candidates");
                    if (candidates >= FEWEST_CANDIDATES)
                        seen.put(row.getString("name"), row.getInt("seen") / candidates);
                    return n;
                })
                .list();
        return seen;
    }

    /** Words of the language that has most of them: everybody gets the same time. */
    static int words(JsonNode content) {
        var byLanguage = new TreeMap<String, Integer>();
        count(content, byLanguage);
        return byLanguage.values().stream().mapToInt(w -> w).max().orElse(0);
    }

    private static void count(JsonNode node, Map<String, Integer> byLanguage) {
        for (var entry : node.properties()) {
            var value = entry.getValue();
            if (value.isString() && entry.getKey().length() == 2)
                byLanguage.merge(entry.getKey(), value.stringValue().strip().split("\\s+").length, Integer::sum);
            else count(value, byLanguage);
        }
        if (node.isArray()) node.forEach(each -> count(each, byLanguage));
    }

    /** How many questions there are for each outcome. */
    static Map<String, Long> stock(List<Member> members) {
        return members.stream().collect(Collectors.groupingBy(Member::outcome, TreeMap::new, Collectors.counting()));
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getInt("version"),
                row.getString("hash"),
                row.getString("outcome"),
                row.getString("content"));
    }
}
