package org.tessera.tour;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/** How a certification body comes to a form: its bank, the blueprint, the assembly, a panel in two rounds, the decision. */
final class StandardSetting {
    /** A member of the panel at their browser. */
    record Judge(Visitor visitor, String email, String sector, String language) {}

    private static final Pattern POINTS = Pattern.compile("(\\d+)[.,](\\d+)");
    private static final int SPREAD = 8;

    private final Path content;
    private final String microCredential;
    private final Knowledge knowledge;

    StandardSetting(Path content, String microCredential) {
        this.content = content;
        this.microCredential = microCredential;
        this.knowledge = new Knowledge(content, microCredential);
    }

    /**
     * Makes a form with a decided cut; the officer leads.
     *
     * @return the form's path
     */
    String play(Visitor officer, List<Judge> panel) {
        var banks = officer.open("/banks");
        officer.upload(
                banks,
                "/banks",
                "file",
                "items.yaml",
                new SimulatedBank(content, microCredential).file(),
                200,
                Map.of("kind", "items"));
        var bench = "/forms/skills/" + microCredential;
        officer.submit(officer.open(bench), bench, Map.of());
        var made = officer.submit(officer.open(bench), bench + "/assemble", Map.of("forms", "1"));
        var form = made.select("li a[href^=/forms/]").stream()
                .filter(a -> a.text().startsWith(microCredential + "-F"))
                .map(a -> a.attr("href"))
                .findFirst()
                .orElseThrow(() -> new Visitor.Lost("no form was assembled"));
        decide(officer, form + "/cut", panel);
        return form;
    }

    private void decide(Visitor officer, String cut, List<Judge> panel) {
        officer.submit(officer.open(cut), cut + "/open", Map.of());
        for (var judge : panel)
            officer.submit(
                    officer.open(cut),
                    cut + "/invite",
                    Map.of("email", judge.email(), "sector", judge.sector(), "language", judge.language()));
        next(officer, cut);
        round(panel, 1);
        next(officer, cut);
        next(officer, cut);
        round(panel, 2);
        var room = next(officer, cut);
        var advice = room.select("form[action$=/decide]").prev().text();
        var points = POINTS.matcher(advice);
        if (!points.find()) throw new Visitor.Lost("the panel recommends nothing: " + advice);
        officer.submit(
                room,
                cut + "/decide",
                Map.of("cut", points.group(1), "reasons", "As the panel recommends, in whole points (simulated)."));
    }

    private static Document next(Visitor officer, String cut) {
        return officer.submit(officer.open(cut), cut + "/step", Map.of());
    }

    private void round(List<Judge> panel, int round) {
        Together.each(panel, (number, judge) -> {
            var study = Visitor.leads(judge.visitor().open("/panel"), "main a[href^=/panel/]");
            var page = judge.visitor().open(study);
            judge.visitor().submit(page, study, judged(page, number, round));
        });
    }

    /** What a judge expects of somebody who just passes; in the second round they have come closer to each other. */
    private Map<String, String> judged(Document page, int judge, int round) {
        var random = new Random(31L * judge + round);
        var language = page.select("html").attr("lang");
        var chances = new HashMap<String, String>();
        for (var card : page.select("article.card")) {
            double difficulty =
                    knowledge.difficulty(language, card.select("ul li").eachText());
            double own = (judge - 3.5) / round + random.nextGaussian() * SPREAD / round;
            long chance = Math.round(100 * Asked.chance(0, difficulty) + own);
            chances.put(card.select("input").attr("name"), Long.toString(Math.clamp(chance, 5, 98)));
        }
        chances.putAll(Map.of(
                "pass", Integer.toString(60 + judge),
                "lowest-cut", "30",
                "highest-cut", Integer.toString(42 + judge % 3),
                "lowest-fail", "15",
                "highest-fail", Integer.toString(50 + judge)));
        return chances;
    }
}
