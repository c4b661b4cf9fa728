package org.tessera.measurement.cli;

import static org.tessera.measurement.cli.Reference.map;

import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tessera.measurement.ctt.Reliability;
import org.tessera.measurement.decision.Ability;
import org.tessera.measurement.decision.Consistency;
import org.tessera.measurement.decision.LivingstonLewis;
import org.tessera.measurement.decision.RawScore;
import org.tessera.measurement.irt.Calibration;
import org.tessera.measurement.irt.Model;
import org.tessera.measurement.irt.Scoring;
import org.tessera.measurement.irt.Settings;

/** Quality of decisions with the reference's keys. */
final class DecisionCheck {

    private DecisionCheck() {}

    static @Nullable Object rawScores(Reference reference) {
        var responses = reference.responses().complete();
        var scores = responses.scores();
        var totals = Reliability.totals(scores);
        var alpha = Reliability.alpha(scores);
        var out = map();
        if (!(reference.root() instanceof Map<?, ?> cuts)) return out;
        cuts.forEach((key, value) -> {
            if (!(value instanceof Map<?, ?> settings)) return;
            var cut = (int) reference.setting(settings, "cut", 0);
            var items = responses.size();
            var one = map();
            one.put("reliability", alpha);
            one.put("cut", cut);
            one.put("length", items);
            one.put(
                    "livingston_lewis_2p",
                    livingstonLewis(
                            LivingstonLewis.of(totals, items, cut, alpha).orThrow()));
            one.put("huynh", huynh(RawScore.huynh(totals, items, cut).orThrow()));
            var subkoviak = map();
            put(subkoviak, "p0", RawScore.subkoviak(totals, items, cut, alpha));
            subkoviak.put(
                    "pass_rate", RawScore.subkoviak(totals, items, cut, alpha).passRate());
            one.put("subkoviak", subkoviak);
            out.put(String.valueOf(key), one);
        });
        return out;
    }

    private static Map<String, @Nullable Object> livingstonLewis(LivingstonLewis result) {
        var out = map();
        out.put("effective_length", result.effectiveLength());
        out.put("effective_length_rounded", Math.round(result.effectiveLength()));
        out.put("effective_cut", result.effectiveCut());
        out.put("true_cut", result.trueCut());
        out.put("alpha", result.alpha());
        out.put("beta", result.beta());
        out.put("accuracy", result.accuracy());
        out.put("false_positive", result.falsePositive());
        out.put("false_negative", result.falseNegative());
        out.put("chance", result.consistency().chance());
        out.put("pass_rate", result.consistency().passRate());
        put(out, "consistency_p0", result.consistency());
        return out;
    }

    private static Map<String, @Nullable Object> huynh(RawScore.Huynh result) {
        var out = map();
        out.put("kr21", result.kr21());
        out.put("alpha", result.alpha());
        out.put("beta", result.beta());
        put(out, "p0", result.consistency());
        return out;
    }

    private static void put(Map<String, @Nullable Object> out, String name, Consistency consistency) {
        out.put(name, consistency.agreement());
        out.put("kappa", consistency.kappa());
    }

    static @Nullable Object rudner(Reference reference) {
        var responses = reference.responses();
        var settings = IrtCheck.settings(reference, Model.TWO_PL).with(Settings.Errors.NONE);
        var calibration = Calibration.of(responses, Model.TWO_PL, settings).orThrow();
        var scoring = Scoring.of(calibration);
        var scores = IntStream.range(0, responses.persons())
                .mapToObj(p -> scoring.eap(calibration.categories(responses, p), calibration.quadrature()))
                .toList();
        var out = map();
        if (!(reference.root() instanceof Map<?, ?> cuts)) return out;
        cuts.keySet().forEach(key -> {
            var name = String.valueOf(key);
            if (!name.startsWith("theta_cut")) return;
            var quality = Ability.rudner(scores, cut(name.substring("theta_cut".length())));
            var one = map();
            one.put("accuracy", quality.accuracy());
            one.put("consistency", quality.consistency().agreement());
            out.put(name, one);
        });
        return out;
    }

    /** A cut in a key: "0" is 0, "m05" is -0.5, "12" is 1.2: two digits leave out the decimal point. */
    private static double cut(String text) {
        var digits = text.replaceAll("[^0-9.]", "");
        var value = Double.parseDouble(digits);
        if (!digits.contains(".") && digits.length() > 1) value /= Math.pow(10, digits.length() - 1.0);
        return text.contains("m") || text.contains("-") ? -value : value;
    }
}
