package org.tessera.tour;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jsoup.nodes.Document;

/** A survey of employers, from its opening to its close. Answers are drawn with a seed around a made-up demand. */
final class EmployersSurvey {
    private static final Set<String> IN_DEMAND =
            Set.of("DigComp-1-2", "LifeComp-S2", "LifeComp-S3", "EntreComp-3-1", "LifeComp-P1");
    private final Visitor representative;
    private final String path;

    private EmployersSurvey(Visitor representative, String path) {
        this.representative = representative;
        this.path = path;
    }

    /** An employer representative opens a survey. */
    static EmployersSurvey open(Visitor representative, Map<String, String> title) {
        var fields = new HashMap<String, String>();
        title.forEach((language, words) -> fields.put("title-" + language, words));
        var page = representative.submit(representative.open("/surveys"), "/surveys", fields);
        return new EmployersSurvey(representative, Cast.path(page));
    }

    /** Makes invitations; the paths of their links. */
    List<String> invite(String label, int number) {
        var page = representative.submit(
                representative.open(path),
                path + "/invitations",
                Map.of("label", label, "number", Integer.toString(number)));
        return page.select("a[href*=/survey/]").stream()
                .map(a -> java.net.URI.create(a.attr("href")).getRawPath())
                .toList();
    }

    /** One employer answers all pages. How important a competence is differs by competence and a little by employer. */
    static void answer(Visitor employer, String invitation, long seed) {
        var random = new SplittableRandom(seed);
        var page = employer.open(employer.open(invitation).select("a.button").attr("href"));
        while (Cast.path(page).matches(".*/\\d+")) {
            page = employer.submit(page, invitation, chosen(page, random));
        }
        if (Cast.path(page).endsWith("/organisation")) {
            employer.submit(page, invitation, aboutThem(page, random));
        }
    }

    /** Ends the survey; the page of its results. */
    Document close() {
        representative.submit(representative.open(path + "/close"), path + "/close", Map.of());
        return representative.open(path + "/results");
    }

    /** The id in the survey's address. */
    String id() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Map<String, String> chosen(Document page, SplittableRandom random) {
        var fields = new HashMap<String, String>();
        for (var name : page.select("input[type=radio]").eachAttr("name").stream()
                .distinct()
                .toList()) {
            double demand = demand(last(name));
            int importance = (int) Math.max(1, Math.min(5, Math.round(demand + random.nextGaussian() * 0.8)));
            fields.put(name, Integer.toString(importance));
            var needed = page.selectFirst("input[type=checkbox][name$=" + last(name) + "]");
            if (needed != null && importance + random.nextGaussian() > 4) fields.put(needed.attr("name"), "yes");
        }
        return fields;
    }

    private static Map<String, String> aboutThem(Document page, SplittableRandom random) {
        var fields = new HashMap<String, String>();
        for (var select : page.select("select")) {
            var options = select.select("option").eachAttr("value").stream()
                    .filter(v -> !v.isEmpty())
                    .toList();
            fields.put(select.attr("name"), options.get(random.nextInt(options.size())));
        }
        return fields;
    }

    private static String last(String name) {
        return name.substring(name.indexOf('-') + 1);
    }

    /** Made up: between 2.6 and 4.5, the same for a competence whenever it is asked; a few are known to be in demand. */
    private static double demand(String competence) {
        return IN_DEMAND.contains(competence) ? 4.5 : 2.6 + Math.floorMod(competence.hashCode() * 31, 19) / 10.0;
    }
}
