package org.tessera.tour;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.tessera.platform.Yaml;

/** How simulated examiners practise: nearly as agreed in the public texts for practice, now and then a point beside it. */
final class MarkingPractice {
    private static final int SLIP_EVERY = 6;
    private final Map<String, List<Integer>> agreed = new HashMap<>();

    MarkingPractice(Path content, String microCredential) {
        var file = Yaml.read(content.resolve("programmes/passport-to-employment")
                .resolve(microCredential)
                .resolve("training.yaml"));
        for (var kind : List.of("practice", "seeds"))
            for (var text : file.at(kind).list()) agreed.put(folded(text.text("text")), marks(text));
    }

    private static List<Integer> marks(Yaml text) {
        return text.at("marks").list().stream()
                .map(Yaml::text)
                .map(Integer::valueOf)
                .toList();
    }

    /** Goes through every practice that waits for this examiner. */
    void play(Visitor examiner) {
        for (var task :
                examiner.open("/marking").select("a[href^=/marking/practice/]").eachAttr("href")) {
            var page = examiner.open(task);
            for (int number = 1; page.selectFirst("input[name=c1]") != null; number++) {
                var form = page.select("form[action^=" + task + "/]").attr("action");
                boolean slips = number % SLIP_EVERY == 0;
                examiner.submit(
                        page,
                        form,
                        points(page, slips)
                                .orElseThrow(
                                        () -> new Visitor.Lost("a text for practice that is not in the public file")));
                page = examiner.open(task);
            }
        }
    }

    /** The agreed points of the text on a page; nothing when it is a candidate's. */
    Optional<Map<String, String>> points(Document page, boolean slips) {
        var points = agreed.get(folded(page.select("p.written").text()));
        if (points == null) return Optional.empty();
        var given = new HashMap<String, String>();
        for (int c = 0; c < points.size(); c++) {
            int point = points.get(c);
            if (slips && c == 0) point += point == 0 ? 1 : -1;
            given.put("c" + (c + 1), Integer.toString(point));
        }
        return Optional.of(given);
    }

    private static String folded(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
