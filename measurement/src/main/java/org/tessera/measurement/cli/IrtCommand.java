package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Output.n;

import java.util.Map;
import org.tessera.measurement.Responses;
import org.tessera.measurement.Table;
import org.tessera.measurement.irt.Calibration;
import org.tessera.measurement.irt.Model;
import org.tessera.measurement.irt.Settings;

/** {@code measure irt}: calibration, fit, abilities and curves. */
final class IrtCommand {

    private static final Map<String, Model> MODELS = Map.of(
            "rasch", Model.RASCH,
            "2pl", Model.TWO_PL,
            "3pl", Model.THREE_PL,
            "pcm", Model.PARTIAL_CREDIT,
            "gpcm", Model.GENERALIZED_PARTIAL_CREDIT,
            "grm", Model.GRADED);

    private IrtCommand() {}

    static Output run(Options options) {
        var model = model(options.text("--model").orElse("rasch"));
        var table = Table.read(options.path("--data"));
        var items = options.has("--items") ? options.list("--items") : table.header();
        var responses =
                table.responses(items).treating(treatment(options, "--omitted"), treatment(options, "--not-reached"));
        var settings = Settings.of(model).withTolerance(options.number("--tolerance", 1e-4));
        if (options.has("--minimum"))
            settings = settings.withMinimum(options.whole("--minimum", 2), settings.minimumPerCategory());
        // Two E-steps per parameter: above this many answers that takes minutes.
        var large = (long) responses.persons() * items.size() > 2_000_000;
        if (large) settings = settings.with(Settings.Errors.CROSS_PRODUCTS);
        var output = new Output(options, "irt.title", table.file().getFileName(), model);
        var result = Calibration.of(responses, model, settings);
        output.section("irt.short");
        output.either(output.t("irt.what"), result, c -> IrtReport.all(c, responses, options, output));
        return output.done("irt", options, how(model, settings, large, options));
    }

    /** The model of a name. */
    static Model model(String name) {
        var model = MODELS.get(name);
        if (model == null)
            throw new Options.Wrong("\"--model\" is one of "
                    + String.join(", ", MODELS.keySet().stream().sorted().toList()) + ", not \"" + name + "\".");
        return model;
    }

    private static String how(Model model, Settings settings, boolean large, Options options) {
        return "Marginal maximum likelihood (Bock and Aitkin 1981) with SQUAREM acceleration, "
                + settings.nodeCount() + " nodes from " + n(settings.lower(), 0) + " to "
                + n(settings.upper(), 0)
                + ", until no parameter changes by more than " + settings.tolerance()
                + "; D = 1, logit = a theta + d, b = -d/a. Standard errors "
                + (large
                        ? "from the cross products of the persons' scores (Louis 1982), because the data are large. "
                        : "from the observed information (Oakes 1999). ")
                + "Abilities are EAP (Bock and Mislevy 1982). Omitted answers count as "
                + word(options, "--omitted") + ", not-reached ones as " + word(options, "--not-reached")
                + ". Fewest persons: " + settings.minimumPersons() + "; fewest answers per category: "
                + settings.minimumPerCategory() + "."
                + (model == Model.THREE_PL
                        ? " Prior of logit g: N(" + settings.prior().mean() + ", "
                                + settings.prior().sd() + ")."
                        : "")
                + " Fit: S-X2 (Orlando and Thissen 2000), infit and outfit (Wright and Masters 1982), M2 (Maydeu-Olivares "
                + "and Joe 2006) or C2 (Cai and Monro 2014).";
    }

    private static String word(Options options, String name) {
        return options.text(name).orElse(name.equals("--omitted") ? "wrong" : "ignored");
    }

    private static Responses.Treatment treatment(Options options, String name) {
        return switch (word(options, name)) {
            case "wrong" -> Responses.Treatment.WRONG;
            case "ignored" -> Responses.Treatment.IGNORED;
            default -> throw new Options.Wrong("\"" + name + "\" is wrong or ignored.");
        };
    }
}
