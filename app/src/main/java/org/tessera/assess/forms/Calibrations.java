package org.tessera.assess.forms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tessera.assess.ScoredAnswers;
import org.tessera.measurement.Estimate;
import org.tessera.measurement.Responses;
import org.tessera.measurement.irt.Calibration;
import org.tessera.measurement.irt.Item;
import org.tessera.measurement.irt.Model;
import org.tessera.measurement.irt.Settings;
import org.tessera.measurement.linking.ScaleLink;
import org.tessera.platform.Audit;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;

/**
 * Brings all questions of a micro-credential to one scale. All forms are calibrated together through their anchors, and
 * the outcome is linked to the calibration before, so that the scale stays the one of the first: Rasch below 250 persons,
 * the two-parameter model from there, both with partial credit where questions are worth several points.
 */
@Component
public class Calibrations {
    private final JdbcClient jdbc;
    private final ScoredAnswers answers;
    private final FormBook book;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Calibrations(
            JdbcClient jdbc,
            ScoredAnswers answers,
            FormBook book,
            Audit audit,
            Clock clock,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.answers = answers;
        this.book = book;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** What was done: persons, and how many questions link it to the calibration before. */
    record Done(Model model, int persons, int linked) {}

    /** Calibrates and keeps the parameters, or says why the data do not allow it. */
    Estimate<Done> run(OrganisationId owner, String microCredential, PersonId by) {
        var byForm = new LinkedHashMap<UUID, List<ScoredAnswers.Sheet>>();
        for (var form : book.of(owner, microCredential)) {
            var sheets = answers.of(form.id());
            if (!sheets.isEmpty()) byForm.put(form.id(), sheets);
        }
        if (byForm.isEmpty()) return Estimate.notEstimable("Nobody has sat a form yet.");
        var responses = answers.together(byForm);
        var model = model(responses);
        var settings = Settings.of(model).with(Settings.Errors.NONE);
        return Calibration.of(responses, model, settings)
                .map(c -> kept(owner, microCredential, byForm.keySet(), c, model, by));
    }

    /** A form's questions on the common scale, in their order; nothing unless all of them are calibrated. */
    public Optional<List<Item>> curves(UUID form) {
        var curves =
                jdbc.sql("""
                select distinct on (fi.position) fi.position, p.a, p.d, p.more
                  from assess.form_item fi
                  join assess.item i on i.id = fi.item
                  join assess.item j on j.name = i.name and j.hash = i.hash
                  join assess.item_parameters p on p.item = j.id
                  join assess.calibration c on c.id = p.calibration
                  join assess.bank b on b.id = i.bank and b.owner = c.owner
                 where fi.form = :form and fi.scored
                 order by fi.position, c.made_at desc
                """).param("form", form).query((row, n) -> curve(row)).list();
        var asked = answers.asked(form);
        // A step that nobody took yet has no parameter; such a form can't be told on the scale.
        boolean whole = curves.size() == asked.size()
                && IntStream.range(0, asked.size())
                        .allMatch(
                                i -> curves.get(i).categories() == asked.get(i).most() + 1);
        return whole ? Optional.of(curves) : Optional.empty();
    }

    /** Rasch or the two-parameter model; where questions are worth several points, their siblings with partial credit. */
    public static Model model(Responses responses) {
        boolean many = responses.persons() >= Model.TWO_PL.minimumPersons();
        boolean steps = IntStream.range(0, responses.size()).anyMatch(i -> responses.highest(i) > 1);
        if (steps) return many ? Model.GENERALIZED_PARTIAL_CREDIT : Model.PARTIAL_CREDIT;
        return many ? Model.TWO_PL : Model.RASCH;
    }

    /** A question's parameters from a row with {@code a}, {@code d} and {@code more}. */
    static Item curve(ResultSet row) throws SQLException {
        double a = row.getDouble("a");
        double d = row.getDouble("d");
        var more = row.getArray("more");
        if (more == null) return Item.logistic(a, d, 0, 1);
        var later = (Double[]) more.getArray();
        var steps = new double[later.length + 1];
        steps[0] = d;
        for (int i = 0; i < later.length; i++) steps[i + 1] = later[i];
        return Item.partialCredit(a, steps);
    }

    /** The intercepts after the first as the database takes them; nothing for a question of one point. */
    private static @Nullable String more(double[] intercepts) {
        if (intercepts.length == 1) return null;
        return Arrays.stream(intercepts, 1, intercepts.length)
                .mapToObj(Double::toString)
                .collect(Collectors.joining(","));
    }

    private Done kept(
            OrganisationId owner,
            String microCredential,
            Iterable<UUID> forms,
            Calibration calibration,
            Model model,
            PersonId by) {
        var items = new HashMap<String, UUID>();
        for (var form : forms) answers.asked(form).forEach(a -> items.put(a.label(), a.item()));
        var before = before(owner, microCredential);
        var common = calibration.items().stream()
                .filter(i -> before.containsKey(i.name()))
                .toList();
        var link = link(
                model,
                common.stream().map(Calibration.CalibratedItem::item).toList(),
                common.stream()
                        .map(i -> Objects.requireNonNull(before.get(i.name())))
                        .toList());
        var done = new Done(model, calibration.persons(), common.size());
        transaction.executeWithoutResult(t -> store(owner, microCredential, calibration, items, link, done, by));
        return done;
    }

    /** Two common questions are the least through which a line can be drawn; without them the scale begins anew. */
    static ScaleLink link(Model model, List<Item> now, List<Item> before) {
        if (now.size() < 2) return new ScaleLink(1, 0);
        return model.rasch() ? ScaleLink.meanMean(now, before) : ScaleLink.stockingLord(now, before);
    }

    private Map<String, Item> before(OrganisationId owner, String microCredential) {
        var before = new HashMap<String, Item>();
        jdbc.sql("""
                select i.name || '@' || i.version as label, p.a, p.d, p.more
                  from assess.item_parameters p join assess.item i on i.id = p.item
                 where p.calibration = (select id from assess.calibration
                                         where owner = :owner and micro_credential = :microCredential
                                         order by made_at desc limit 1)
                """)
                .param("owner", owner.value())
                .param("microCredential", microCredential)
                .query((row, n) -> before.put(row.getString("label"), curve(row)))
                .list();
        return before;
    }

    private void store(
            OrganisationId owner,
            String microCredential,
            Calibration calibration,
            Map<String, UUID> items,
            ScaleLink link,
            Done done,
            PersonId by) {
        var id = Ids.next();
        jdbc.sql("""
                insert into assess.calibration (id, owner, micro_credential, model, persons, linked, slope, shift, made_by,
                                                made_at)
                values (:id, :owner, :microCredential, :model, :persons, :linked, :slope, :shift, :by, :now)
                """)
                .param("id", id)
                .param("owner", owner.value())
                .param("microCredential", microCredential)
                .param("model", done.model().name())
                .param("persons", done.persons())
                .param("linked", done.linked())
                .param("slope", link.A())
                .param("shift", link.B())
                .param("by", by.value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        for (var each : new ArrayList<>(calibration.items())) {
            var scaled = each.item().rescaled(link.A(), link.B());
            jdbc.sql("""
                    insert into assess.item_parameters (calibration, item, a, d, more)
                    values (:id, :item, :a, :d, cast(string_to_array(:more, ',') as double precision[]))
                    """)
                    .param("id", id)
                    .param("item", items.get(each.name()))
                    .param("a", scaled.a())
                    .param("d", scaled.intercepts()[0])
                    .param("more", more(scaled.intercepts()))
                    .update();
        }
        audit.record(
                "calibration:" + id,
                Optional.of(by),
                "calibrated",
                Map.of("microCredential", microCredential, "persons", done.persons()));
    }
}
