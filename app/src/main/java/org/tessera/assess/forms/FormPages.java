package org.tessera.assess.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.assess.results.Subscores;
import org.tessera.design.Catalogue;
import org.tessera.design.MicroCredential;
import org.tessera.design.Outcome;
import org.tessera.measurement.Estimate;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;

/** Where the certification body makes its forms: format, blueprint, assembly, and the forms that came of it. */
@Controller
class FormPages {
    private static final int MOST_FORMS = 4;
    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_LIST = 4000;

    /** One micro-credential in the list. */
    record Skill(String code, Map<String, String> title, int questions, int forms) {}

    /** One outcome in the blueprint: what the bank has, what a form gets; 0 before there is a blueprint. */
    record Line(Outcome outcome, long stock, int questions) {}

    /** Everything that the page of one micro-credential shows. */
    record Workbench(
            MicroCredential standard,
            Format format,
            Optional<Blueprint> blueprint,
            List<Line> lines,
            int stock,
            long situational,
            long calibrated,
            List<FormBook.Frozen> forms) {}

    /** Why no forms came of it, or why nothing could be calibrated; the second is a sentence of the library. */
    record Refusal(List<FormRules.Clash> clashes, boolean outOfTime, Optional<String> reason) {
        static final Refusal NONE = new Refusal(List.of(), false, Optional.empty());
    }

    private final Catalogue catalogue;
    private final Formats formats;
    private final Blueprints blueprints;
    private final Pool pool;
    private final ParallelForms parallel;
    private final Calibrations calibrations;
    private final FormBook book;
    private final Subscores subscores;

    FormPages(
            Catalogue catalogue,
            Formats formats,
            Blueprints blueprints,
            Pool pool,
            ParallelForms parallel,
            Calibrations calibrations,
            FormBook book,
            Subscores subscores) {
        this.catalogue = catalogue;
        this.formats = formats;
        this.blueprints = blueprints;
        this.pool = pool;
        this.parallel = parallel;
        this.calibrations = calibrations;
        this.book = book;
        this.subscores = subscores;
    }

    @GetMapping("/forms")
    View skills(Screen screen, Caller caller) {
        var owner = owner(caller);
        var skills = new ArrayList<Skill>();
        for (var name : catalogue.names()) {
            int questions = pool.of(owner, name.id()).size();
            int forms = book.of(owner, name.id()).size();
            if (questions > 0) skills.add(new Skill(name.id(), name.title(), questions, forms));
        }
        return Page.of((html, plain) -> JteskillsGenerated.render(html, plain, screen, skills));
    }

    @GetMapping("/forms/skills/{code}")
    View skill(Screen screen, Caller caller, @PathVariable String code) {
        var bench = bench(owner(caller), code);
        return page(screen, bench, filled(bench), Refusal.NONE);
    }

    @PostMapping("/forms/skills/{code}")
    View blueprint(Screen screen, Caller caller, Form form, @PathVariable String code) {
        var bench = bench(owner(caller), code);
        var weights = new LinkedHashMap<String, Integer>();
        for (var outcome : bench.standard().outcomes())
            weights.put(outcome.id(), form.number("weight-" + outcome.id(), 1, 5));
        int matrix = Blueprints.weightOfMatrix(bench.standard());
        var reason = weights.values().stream().allMatch(w -> w == matrix)
                ? form.optional("reason", LONGEST_REASON)
                : form.required("reason", LONGEST_REASON);
        var apart = apart(form);
        if (!form.ok()) return rejected(screen, bench, form, Refusal.NONE);
        blueprints.make(owner(caller), bench.standard(), bench.format(), weights, apart, reason, caller.person());
        return SeeOther.to("/forms/skills/" + code);
    }

    @PostMapping("/forms/skills/{code}/assemble")
    View assemble(Screen screen, Caller caller, Form form, @PathVariable String code) {
        var owner = owner(caller);
        var bench = bench(owner, code);
        int number = form.number("forms", 1, MOST_FORMS);
        if (bench.blueprint().isEmpty()) form.reject("forms", "assess.forms.no-blueprint");
        if (!form.ok()) return rejected(screen, bench, complaining(bench, form), Refusal.NONE);
        return switch (parallel.make(owner, code, number, caller.person())) {
            case Assembler.Outcome.Made made -> SeeOther.to("/forms/skills/" + code);
            case Assembler.Outcome.Impossible(var clashes) ->
                rejected(screen, bench, filled(bench), new Refusal(clashes, false, Optional.empty()));
            case Assembler.Outcome.OutOfTime() ->
                rejected(screen, bench, filled(bench), new Refusal(List.of(), true, Optional.empty()));
        };
    }

    @PostMapping("/forms/skills/{code}/calibrate")
    View calibrate(Screen screen, Caller caller, @PathVariable String code) {
        var owner = owner(caller);
        var bench = bench(owner, code);
        if (calibrations.run(owner, code, caller.person())
                instanceof Estimate.NotEstimable<Calibrations.Done>(String reason))
            return rejected(screen, bench, filled(bench), new Refusal(List.of(), false, Optional.of(reason)));
        bench.forms().forEach(f -> subscores.estimate(f.id()));
        return SeeOther.to("/forms/skills/" + code);
    }

    @GetMapping("/forms/{id}")
    View form(Screen screen, Caller caller, @PathVariable UUID id) {
        var form = book.of(id, caller);
        var deviations = formats.of(form.microCredential())
                .map(format -> format.deviations(formats.facts(id)))
                .orElse(List.of());
        var title = catalogue
                .current(form.microCredential())
                .map(MicroCredential::title)
                .orElse(Map.of("en", form.microCredential()));
        return Page.of((html, plain) -> JteformGenerated.render(html, plain, screen, form, title, deviations));
    }

    private Workbench bench(OrganisationId owner, String code) {
        var standard = catalogue.current(code).orElseThrow(Problem::notFound);
        var format = formats.of(code).orElseThrow(Problem::notFound);
        var members = pool.of(owner, code);
        var stock = Pool.stock(members);
        var blueprint = blueprints.current(owner, code);
        var lines = standard.outcomes().stream()
                .map(o -> new Line(
                        o,
                        stock.getOrDefault(o.id(), 0L),
                        blueprint.stream()
                                .flatMap(b -> b.outcomes().stream())
                                .filter(l -> l.outcome().equals(o.id()))
                                .mapToInt(Blueprint.Line::questions)
                                .sum()))
                .toList();
        return new Workbench(
                standard,
                format,
                blueprint,
                lines,
                members.size(),
                members.stream().filter(Pool.Member::situational).count(),
                members.stream().filter(m -> m.curve().isPresent()).count(),
                book.of(owner, code));
    }

    private static Form filled(Workbench bench) {
        var values = new LinkedHashMap<String, String>();
        int matrix = Blueprints.weightOfMatrix(bench.standard());
        for (var outcome : bench.standard().outcomes()) {
            int weight = bench.blueprint().stream()
                    .flatMap(b -> b.outcomes().stream())
                    .filter(l -> l.outcome().equals(outcome.id()))
                    .mapToInt(Blueprint.Line::weight)
                    .findFirst()
                    .orElse(matrix);
            values.put("weight-" + outcome.id(), Integer.toString(weight));
        }
        bench.blueprint().ifPresent(b -> {
            values.put("reason", b.reason());
            values.put(
                    "apart",
                    String.join(
                            "\n",
                            b.apart().stream()
                                    .map(p -> p.one() + " " + p.other())
                                    .toList()));
        });
        values.put("forms", "2");
        return Form.with(values);
    }

    /** The page has two forms: what the other one holds, with the complaints about this one. */
    private static Form complaining(Workbench bench, Form form) {
        var shown = filled(bench);
        form.errors()
                .forEach(e -> shown.reject(e.field(), e.key(), e.arguments().toArray()));
        return shown;
    }

    /** Two names on each line. */
    private static List<Blueprint.Pair> apart(Form form) {
        var pairs = new ArrayList<Blueprint.Pair>();
        for (var line : form.optional("apart", LONGEST_LIST).split("\n")) {
            if (line.isBlank()) continue;
            var names = line.strip().split("[\\s,;]+");
            if (names.length == 2 && !names[0].equals(names[1])) pairs.add(Blueprint.Pair.of(names[0], names[1]));
            else form.reject("apart", "assess.forms.apart.wrong", line.strip());
        }
        return pairs.stream().distinct().toList();
    }

    private static View page(Screen screen, Workbench bench, Form form, Refusal refusal) {
        return Page.of((html, plain) -> JteskillGenerated.render(html, plain, screen, bench, form, refusal));
    }

    private static View rejected(Screen screen, Workbench bench, Form form, Refusal refusal) {
        return ((Page) page(screen, bench, form, refusal)).with(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static OrganisationId owner(Caller caller) {
        return caller.organisation(Role.CERTIFICATION_OFFICER).orElseThrow(Problem::notYours);
    }
}
