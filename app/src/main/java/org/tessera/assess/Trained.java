package org.tessera.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tessera.platform.Yaml;

/**
 * Texts with agreed marks for one work task, as {@code training.yaml} gives them.
 *
 * @param task the name of the task
 * @param use {@code public-sample} or {@code confidential}
 */
record Trained(String task, String use, List<Text> texts) {
    /** So many are practised on before anybody marks in earnest. */
    static final int PRACTICE = 20;

    /**
     * One text.
     *
     * @param seed whether it is kept out of practice, to lie among real texts
     * @param marks 0 to 3 points for each criterion, as agreed
     * @param why the reason, in the language of the text
     */
    record Text(String name, boolean seed, String language, String text, List<Integer> marks, String why) {}

    /** @throws Yaml.Unreadable naming the place and what is wrong there */
    static Trained read(String name, String content) {
        var file = Yaml.parse(name, content);
        var practice = texts(file.at("practice"), false);
        if (practice.size() < PRACTICE)
            throw new Yaml.Unreadable(file.where() + " › practice: at least " + PRACTICE + " texts are needed");
        var seeds = file.has("seeds") ? texts(file.at("seeds"), true) : List.<Text>of();
        var all = Stream.concat(practice.stream(), seeds.stream()).toList();
        if (all.stream().map(Text::name).distinct().count() < all.size())
            throw new Yaml.Unreadable(file.where() + ": two texts have the same id");
        return new Trained(file.text("task"), file.text("use"), all);
    }

    private static List<Text> texts(Yaml list, boolean seed) {
        var texts = new ArrayList<Text>();
        for (Yaml text : list.list()) {
            texts.add(new Text(
                    text.text("id"), seed, text.text("language"), text.text("text"), marks(text), text.text("why")));
        }
        return texts;
    }

    private static List<Integer> marks(Yaml text) {
        var given = text.at("marks").list().stream().map(Yaml::text).toList();
        var possible = IntStream.rangeClosed(0, WorkTask.BEST)
                .mapToObj(Integer::toString)
                .toList();
        if (given.size() != WorkTask.CRITERIA || !possible.containsAll(given))
            throw new Yaml.Unreadable(text.where() + " › marks: four numbers from 0 to 3 are needed");
        return given.stream().map(Integer::valueOf).toList();
    }
}
