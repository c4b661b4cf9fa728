package org.tessera.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds every kind of page that a learner can reach by links: a page that somebody adds later is among them by itself. Of
 * pages that differ only in what they are about, the first that is met stands for all; of a unit, every kind of step.
 */
final class LearnerPages {
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#?]*)(?:[#?][^\"]*)?\"");
    /** Files, what belongs to the demonstration alone, and what is as much for others: the journeys look at that. */
    private static final Pattern LEFT_OUT = Pattern.compile(
            "/(assets|mailbox|log|status|keys|v|matrix|figures|directory|pledge|check|about|learn/(narration|pictures))"
                    + "(/.*)?|/catalogue/.*|/standards/.*|.*\\.[a-z]{2,11}");

    private static final Pattern EVERYWHERE = Pattern.compile(".*");

    /** What differs between pages of one kind, most special first. */
    private static final Map<Pattern, String> VARIABLE = variable();

    private LearnerPages() {}

    private static Map<Pattern, String> variable() {
        var parts = new LinkedHashMap<Pattern, String>();
        parts.put(Pattern.compile("/[0-9a-f]{8}-[0-9a-f-]{27}(?=/|$)"), "/{id}");
        parts.put(Pattern.compile("/[A-Za-z0-9_-]{40,}(?=/|$)"), "/{hash}");
        parts.put(Pattern.compile("/[KE][0-9]{2}(?=/|$)"), "/{skill}");
        parts.put(Pattern.compile("/[0-9]{2}-[a-z-]+(?=/|$)"), "/{unit}");
        parts.put(Pattern.compile("/s[0-9]+(?=/|$)"), "/{slide}");
        parts.put(Pattern.compile("/[0-9]+(?=/|$)"), "/{number}");
        parts.put(Pattern.compile("/(en|el|it|pl|es|ro)$"), "/{language}");
        return parts;
    }

    /** What an address has in common with those of its kind. */
    static String kind(String path) {
        var kind = path;
        for (var part : VARIABLE.entrySet()) kind = part.getKey().matcher(kind).replaceAll(part.getValue());
        return kind;
    }

    /** One address of every kind, in the order in which a learner meets them. */
    static Collection<String> from(Page page, List<String> doors) {
        return from(page, doors, EVERYWHERE);
    }

    /** The same, among the addresses that fit. */
    static Collection<String> from(Page page, List<String> doors, Pattern among) {
        var found = new LinkedHashMap<String, String>();
        var open = new ArrayDeque<>(doors);
        while (!open.isEmpty()) {
            var path = open.pop();
            var kind = kind(path);
            if (LEFT_OUT.matcher(path).matches() || !among.matcher(path).matches() || found.containsKey(kind)) continue;
            var reply = page.request()
                    .get(
                            path,
                            RequestOptions.create()
                                    .setHeader("Accept", "text/html")
                                    .setMaxRedirects(0));
            var type = reply.headers().getOrDefault("content-type", "");
            var moved = reply.headers().get("location");
            if (moved != null) open.push(moved.replaceFirst("^https?://[^/]+", ""));
            if (!reply.ok() || !type.startsWith("text/html")) continue;
            found.put(kind, path);
            var links = LINK.matcher(reply.text());
            while (links.find()) open.add(links.group(1));
        }
        return found.values();
    }
}
