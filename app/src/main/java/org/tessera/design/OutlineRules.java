package org.tessera.design;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The plan of a course that is not written yet: every outcome of the specification has a unit that works on it and its
 * share of the exam, and nothing in the plan is about an outcome that is not there.
 */
final class OutlineRules {
    /** The scored questions of every exam: the format is the same for all micro-credentials of the programme. */
    static final int EXAM_ITEMS = 40;

    private final Complaints complaints;

    OutlineRules(Complaints complaints) {
        this.complaints = complaints;
    }

    void check(Place outline, List<String> specified) {
        var worked = outcomes(outline.at("units"), "outcomes", specified);
        var examined = outcomes(outline.at("blueprint"), "outcome", specified);
        for (String outcome : specified) {
            if (!worked.contains(outcome)) outline.at("units").complain("no unit works on " + outcome);
            if (!examined.contains(outcome)) outline.at("blueprint").complain("the exam does not ask about " + outcome);
        }
        blueprint(outline.at("blueprint"));
        var ids = new HashSet<String>();
        for (Place unit : outline.at("units").list()) {
            if (!ids.add(unit.at("id").text()))
                unit.complain("the unit " + unit.at("id").text() + " stands here twice");
        }
    }

    private void blueprint(Place blueprint) {
        int items = 0;
        int shown = 0;
        var seen = new HashSet<String>();
        for (Place line : blueprint.list()) {
            items += line.at("items").number();
            if (line.at("task").text().equals("true")) shown++;
            if (!seen.add(line.at("outcome").text()))
                line.complain(line.at("outcome").text() + " stands here twice");
        }
        if (items != EXAM_ITEMS)
            complaints.add(
                    blueprint.file(),
                    blueprint.line(),
                    "the exam has " + EXAM_ITEMS + " questions, this adds up to " + items);
        if (shown == 0) blueprint.complain("the work task shows no outcome");
    }

    private static Set<String> outcomes(Place list, String key, List<String> specified) {
        var found = new HashSet<String>();
        for (Place each : list.list()) {
            var named = each.at(key);
            for (Place outcome : key.equals("outcomes") ? named.list() : List.of(named)) {
                found.add(outcome.text());
                if (!specified.contains(outcome.text()))
                    outcome.complain(outcome.text() + " is not an outcome of the specification");
            }
        }
        return found;
    }
}
