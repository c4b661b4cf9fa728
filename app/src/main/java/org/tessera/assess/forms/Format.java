package org.tessera.assess.forms;

import java.util.ArrayList;
import java.util.List;
import org.tessera.platform.Sha256;
import org.tessera.platform.Yaml;

/**
 * The uniform format of a programme's exams, as {@code format.yaml} of the scheme gives it. One format serves every skill;
 * a file that makes an exception for one is refused, and so is a form that deviates.
 *
 * @param reference how blueprints name it, {@code format:uniform@1#<SHA-256>}
 * @param exam part A
 * @param task part B
 * @param panel who sets standards
 * @param scale how results are told
 */
public record Format(String reference, Exam exam, Task task, Panel panel, Scale scale) {
    /**
     * Part A.
     *
     * @param scored questions that count
     * @param situational how many of them are situational judgement scenarios
     * @param onTrial questions that are asked and never count
     * @param leastPerOutcome fewest scored questions for an outcome
     * @param anchors questions that a form shares with the others
     * @param mostWords reading load of the scored questions
     * @param mostPercentOfOneKey largest share of one option among the right answers
     * @param mostPercentExposed a question that more of the last year's candidates saw is spared, anchors apart
     * @param informationAtCut test information that is asked for at the cut: 8 is a standard error of .35 logits
     */
    public record Exam(
            int scored,
            int situational,
            int onTrial,
            int minutes,
            int leastPerOutcome,
            int anchors,
            int mostWords,
            int mostPercentOfOneKey,
            int mostPercentExposed,
            int informationAtCut) {}

    /** Part B: its minutes, and the points of 12 that pass. */
    public record Task(int minutes, int pass) {}

    /** The smallest panel, the share of employers on it, and the largest standard error of its cut in raw points. */
    public record Panel(int least, int employersPercent, int largestError) {}

    /** Where the scale ends, where the cut lies on it, how many points a logit is, and where the bands begin. */
    public record Scale(int lowest, int cut, int highest, int pointsPerLogit, Bands bands) {}

    /** The lowest scaled score of each band above the first, which is emerging. */
    public record Bands(int developing, int ready, int strong) {}

    /** What a form is, to be held against the format. */
    public record Facts(int scored, int situational, int onTrial, int minutes) {}

    /** One deviation: what, how it is, how it should be. */
    public record Deviation(String what, int is, int asked) {}

    /** @throws Yaml.Unreadable naming the place and what is wrong there; also for an exception for one skill */
    public static Format read(String name, String text) {
        var file = Yaml.parse(name, text);
        if (file.has("exceptions"))
            throw new Yaml.Unreadable(file.where() + " › exceptions: the format is the same for every skill");
        var exam = file.at("exam");
        var task = file.at("task");
        var panel = file.at("panel");
        return new Format(
                "format:" + file.text("id") + "@" + file.text("version") + "#" + Sha256.of(text),
                new Exam(
                        exam.number("scored"),
                        exam.number("situational"),
                        exam.number("on-trial"),
                        exam.number("minutes"),
                        exam.number("least-per-outcome"),
                        exam.number("anchors"),
                        exam.number("most-words"),
                        exam.number("most-percent-of-one-key"),
                        exam.number("most-percent-exposed"),
                        exam.number("information-at-cut")),
                new Task(task.number("minutes"), task.number("pass")),
                new Panel(panel.number("least"), panel.number("employers-percent"), panel.number("largest-error")),
                scale(file.at("scale")));
    }

    private static Scale scale(Yaml scale) {
        var bands = scale.at("bands");
        return new Scale(
                scale.number("lowest"),
                scale.number("cut"),
                scale.number("highest"),
                scale.number("points-per-logit"),
                new Bands(bands.number("developing"), bands.number("ready"), bands.number("strong")));
    }

    /** How a form deviates; empty when it keeps the format. */
    public List<Deviation> deviations(Facts form) {
        var found = new ArrayList<Deviation>();
        compare(found, "scored", form.scored(), exam.scored());
        compare(found, "situational", form.situational(), exam.situational());
        compare(found, "on-trial", form.onTrial(), exam.onTrial());
        compare(found, "minutes", form.minutes(), exam.minutes());
        return found;
    }

    private static void compare(List<Deviation> found, String what, int is, int asked) {
        if (is != asked) found.add(new Deviation(what, is, asked));
    }
}
