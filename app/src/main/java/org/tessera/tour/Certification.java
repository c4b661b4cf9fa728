package org.tessera.tour;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;

/** What applicants and certification officers do. */
final class Certification {
    private static final ZoneId ZONE = ZoneId.of("Europe/Athens");

    private Certification() {}

    /** A person applies; the path of their application. */
    static String apply(Visitor applicant, String microCredential, String body, String centre) {
        var page = applicant.open("/my/applications/new");
        var fields = Map.of(
                "what", option(page, "what", microCredential),
                "body", option(page, "body", body),
                "centre", option(page, "centre", centre),
                "statement", "yes");
        return Cast.path(applicant.submit(page, "/my/applications", fields));
    }

    /** An officer accepts an application: the exam may be sat from today. */
    static void accept(Visitor officer, String candidate) {
        accept(officer, file(officer, candidate));
    }

    /** The same for an application whose path is known. */
    static void acceptAt(Visitor officer, String path) {
        accept(officer, officer.open(path));
    }

    private static void accept(Visitor officer, Document page) {
        var today = LocalDate.now(ZONE);
        officer.submit(
                page,
                Cast.path(page) + "/accept",
                Map.of("from", today.toString(), "until", today.plusDays(7).toString()));
    }

    /** An officer opens a candidate's file from the queue. */
    static Document file(Visitor officer, String candidate) {
        var link = officer.open("/certify").select("a[href^=/certify/applications/]").stream()
                .filter(a -> a.text().contains(candidate)
                        || a.closest("li, article, tr") != null
                                && a.closest("li, article, tr").text().contains(candidate))
                .findFirst()
                .orElseThrow(() -> new Visitor.Lost("no file of " + candidate + " in the officer's queue"));
        return officer.open(link.attr("href"));
    }

    /** An officer decides to grant. */
    static void grant(Visitor officer, String candidate) {
        var page = file(officer, candidate);
        officer.submit(
                page, Cast.path(page) + "/decide", Map.of("decision", "grant", "reasons", "Both parts are passed."));
    }

    /** An officer decides to refuse. */
    static void refuse(Visitor officer, String candidate, String reasons) {
        var page = file(officer, candidate);
        officer.submit(page, Cast.path(page) + "/decide", Map.of("decision", "refuse", "reasons", reasons));
    }

    /** One officer proposes a change of a certificate; a withdrawal waits for a second one. */
    static void change(Visitor officer, String holder, String deed, String reason) {
        var page = certificate(officer, holder);
        officer.submit(page, Cast.path(page), Map.of("deed", deed, "reason", reason));
    }

    /** The second officer confirms. */
    static void confirm(Visitor officer, String holder) {
        var page = certificate(officer, holder);
        officer.submit(page, Cast.path(page), Map.of());
    }

    private static Document certificate(Visitor officer, String holder) {
        var link = officer.open("/certify/certificates").select("a[href^=/certify/certificates/]").stream()
                .filter(a -> a.text().contains(holder))
                .findFirst()
                .orElseThrow(() -> new Visitor.Lost("no certificate of " + holder));
        return officer.open(link.attr("href"));
    }

    private static String option(Document page, String select, String words) {
        return page.select("select[name=" + select + "] option").stream()
                .filter(o -> o.text().contains(words) || o.attr("value").equals(words))
                .findFirst()
                .map(o -> o.attr("value"))
                .orElseThrow(() -> new Visitor.Lost("nothing called " + words + " to choose at " + page.title() + ": "
                        + Optional.of(page.select("select[name=" + select + "] option")
                                .eachText())));
    }
}
