package org.tessera.tour;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** A learner's phone that was without a network: it notes what is done, with the time, and tells all of it in one letter. */
final class Phone {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration A_PAGE = Duration.ofSeconds(50);

    private final Visitor learner;
    private final String course;
    private final List<Map<String, Object>> deeds = new ArrayList<>();
    private Duration ago;

    /** @param minutes how long ago the learner began */
    Phone(Visitor learner, String course, int minutes) {
        this.learner = learner;
        this.course = course;
        this.ago = Duration.ofMinutes(minutes);
    }

    /** Reads a page, or answers an exercise, on request with another answer first. */
    void does(KeptUnit unit, KeptUnit.Step step, boolean twice) {
        if (!step.isExercise()) note(unit, step, null);
        else {
            if (twice) note(unit, step, step.other());
            note(unit, step, step.right());
        }
    }

    /** Answers the first exercise of a unit again and again with what does not fit. */
    void triesInVain(KeptUnit unit, int times) {
        var exercise = unit.steps().stream()
                .filter(KeptUnit.Step::isExercise)
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < times; i++) note(unit, exercise, exercise.other());
    }

    private void note(KeptUnit unit, KeptUnit.Step step, @org.jspecify.annotations.Nullable String answer) {
        var deed = new LinkedHashMap<String, Object>();
        deed.put("key", UUID.randomUUID().toString());
        deed.put("unit", unit.id());
        deed.put("step", step.id());
        if (answer != null) deed.put("answer", answer);
        deed.put("sentence", 0);
        deed.put("ago", ago.toMillis());
        deeds.add(deed);
        ago = ago.minus(A_PAGE);
    }

    /** Tells everything; the server has to keep all of it. */
    void tells() {
        var person = JSON.readTree(learner.fetch("/learn/phone", "application/json"));
        var letter = JSON.writeValueAsString(Map.of("deeds", deeds));
        var reply = learner.post(
                "/learn/phone/" + course,
                Map.of(person.path("header").asString(), person.path("token").asString()),
                letter.getBytes(StandardCharsets.UTF_8));
        int refused = JSON.readTree(reply).path("refused").size();
        if (refused > 0) throw new Visitor.Lost(refused + " deeds of a phone were refused");
    }
}
