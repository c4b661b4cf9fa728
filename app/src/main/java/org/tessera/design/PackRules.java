package org.tessera.design;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules about a pack as a whole: outcomes are covered, pictures and links lead somewhere, nothing is left over. */
final class PackRules {
    private final String folder;
    private final PackFiles files;
    private final Complaints complaints;
    private final Set<String> shown = new HashSet<>();

    PackRules(String folder, PackFiles files, Complaints complaints) {
        this.folder = folder;
        this.files = files;
        this.complaints = complaints;
    }

    void check(Place outcomes, List<Unit> units) {
        for (Place outcome : outcomes.list()) {
            if (units.stream().noneMatch(u -> u.outcomes().contains(outcome.text())))
                outcome.complain("no unit works on " + outcome.text());
        }
        for (String name : files.files().keySet()) {
            if (name.endsWith(".md")) markdown(name);
        }
        for (String name : files.files().keySet()) {
            if (!name.startsWith("pictures/")) continue;
            if (!shown.contains(name)) complaints.add(file(name), 1, "no unit shows this picture");
            Drawing.faults(files.text(name).orElse("")).forEach(fault -> complaints.add(file(name), 1, fault));
        }
        recordings(units);
    }

    /** A recording belongs to a slide; one that belongs to none would never be heard. */
    private void recordings(List<Unit> units) {
        for (String name : files.files().keySet()) {
            var parts = name.split("/");
            if (parts.length < 5) continue;
            var slide = parts[4].substring(0, parts[4].indexOf('.'));
            if (units.stream()
                    .noneMatch(u -> u.id().equals(parts[1]) && u.slides().contains(slide)))
                complaints.add(file(name), 1, "the unit has no slide " + slide);
        }
    }

    private void markdown(String name) {
        for (Markdown.Reference each : Markdown.references(files.text(name).orElse(""))) {
            var file = file(name);
            switch (each) {
                case Markdown.Picture picture -> {
                    if (picture.alternative().isBlank())
                        complaints.add(file, picture.line(), "the picture has no alternative text");
                    exists(name, picture.line(), picture.address());
                }
                case Markdown.Link link -> link(name, link);
                case Markdown.Html html ->
                    complaints.add(
                            file, html.line(), "HTML is not used in courses; it would be shown as it is written");
            }
        }
    }

    private void link(String name, Markdown.Link link) {
        if (link.address().startsWith("https://")) return;
        if (link.address().contains(":")) {
            complaints.add(file(name), link.line(), "a link begins with https:// or leads to a picture here");
        } else exists(name, link.line(), link.address());
    }

    private void exists(String name, int line, String address) {
        var target = Markdown.inPack(name, address);
        shown.add(target);
        if (!files.files().containsKey(target))
            complaints.add(file(name), line, "“" + address + "” leads to nothing in this pack");
    }

    private String file(String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }
}
