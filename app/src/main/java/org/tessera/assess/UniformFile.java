package org.tessera.assess;

import java.util.LinkedHashMap;
import org.springframework.stereotype.Component;
import org.tessera.assess.bank.Question;
import org.tessera.assess.forms.Format;
import org.tessera.assess.forms.Formats;
import org.tessera.platform.Settings;
import org.tessera.platform.Yaml;

/**
 * Refuses a certification body's file that makes an exception for one skill: a form or a task that deviates from the uniform
 * format of its programme, or a cut that no panel of this system was asked about. A whole deployment that is a demonstration
 * is free, since nothing there counts in earnest.
 */
@Component
class UniformFile {
    private final Formats formats;
    private final Settings settings;

    UniformFile(Formats formats, Settings settings) {
        this.formats = formats;
        this.settings = settings;
    }

    /** @throws Yaml.Unreadable naming file and field, how it is, how it must be, and what to do */
    void require(String name, ItemPack pack) {
        if (settings.demo() || pack.form().isEmpty()) return;
        var plan = pack.form().get();
        if (plan.cut().isPresent())
            throw new Yaml.Unreadable(name
                    + " › form › cut: a file brings no cut of its own. Take out cut and cut-source; a panel recommends"
                    + " the cut on the page of the form, and the board decides on it");
        formats.asked(pack.microCredential()).ifPresent(format -> require(name, pack, plan, format));
    }

    private static void require(String name, ItemPack pack, ItemPack.Plan plan, Format format) {
        int situational = (int) pack.scored(plan).stream()
                .filter(i -> i.question().core() instanceof Question.Judgement)
                .count();
        var fields = new LinkedHashMap<String, String>();
        fields.put("scored", "items (questions that count)");
        fields.put("situational", "items (situations among them)");
        fields.put("on-trial", "items (questions on trial)");
        fields.put("minutes", "minutes");
        var facts = new Format.Facts(plan.items().size(), situational, 0, plan.minutes());
        for (var deviation : format.deviations(facts))
            throw new Yaml.Unreadable(name + " › form › " + fields.get(deviation.what()) + ": is " + deviation.is()
                    + ", and the format of all skills of the programme asks for " + deviation.asked()
                    + ". Change it, or take the form out and have it assembled on the page of forms");
    }

    /** @throws Yaml.Unreadable as above */
    void require(String name, WorkTask task) {
        if (settings.demo()) return;
        formats.asked(task.microCredential()).map(Format::task).ifPresent(asked -> {
            require(name + " › minutes", task.minutes(), asked.minutes());
            require(name + " › pass › total", task.passTotal(), asked.pass());
        });
    }

    private static void require(String field, int is, int asked) {
        if (is != asked)
            throw new Yaml.Unreadable(field + ": is " + is + ", and the format of all skills of the programme asks for "
                    + asked + ". Write " + asked);
    }
}
