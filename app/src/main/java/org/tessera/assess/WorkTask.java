package org.tessera.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tessera.platform.Sha256;
import org.tessera.platform.Yaml;

/**
 * A practical task with its four criteria, as {@code task.yaml} gives it.
 *
 * @param use {@code public-sample} or {@code confidential}
 * @param passTotal the points of 12 that pass, provided that no criterion is at 0
 */
record WorkTask(
        String name, String microCredential, String use, int minutes, int passTotal, Content content, String hash) {
    static final int CRITERIA = 4;
    static final int BEST = 3;

    /** What is shown: the brief to the candidate, the criteria with their benchmarks to both sides. */
    record Content(Map<String, String> title, Map<String, String> brief, List<Criterion> criteria) {}

    /** One criterion; {@code benchmarks} says what 0, 1, 2 and 3 points look like, in that order. */
    record Criterion(String id, Map<String, String> title, List<Map<String, String>> benchmarks) {}

    /** @throws Yaml.Unreadable naming the place and what is wrong there */
    static WorkTask read(String name, String text) {
        var file = Yaml.parse(name, text);
        EveryLanguage.check(file);
        var criteria = new ArrayList<Criterion>();
        for (Yaml criterion : file.at("criteria").list()) {
            var benchmarks = new ArrayList<Map<String, String>>();
            for (int score = 0; score <= BEST; score++) {
                benchmarks.add(EveryLanguage.text(criterion.at("benchmarks"), Integer.toString(score)));
            }
            criteria.add(new Criterion(criterion.text("id"), EveryLanguage.text(criterion, "title"), benchmarks));
        }
        if (criteria.size() != CRITERIA)
            throw new Yaml.Unreadable(file.where() + " › criteria: exactly four are needed");
        var total = file.at("pass").number("total");
        if (total < 1 || total > CRITERIA * BEST)
            throw new Yaml.Unreadable(file.where() + " › pass › total: 1 to 12 points are possible");
        return new WorkTask(
                file.text("id"),
                file.text("micro-credential"),
                file.text("use"),
                file.number("minutes"),
                total,
                new Content(EveryLanguage.text(file, "title"), EveryLanguage.text(file, "brief"), criteria),
                Sha256.of(text));
    }
}
