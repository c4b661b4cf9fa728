package org.tessera.tour;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;

/** Brings organisations and people in, and signs people in, as administrators and people do. */
final class Cast {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long A_MOMENT = 50;
    private final URI base;

    Cast(URI base) {
        this.base = base;
    }

    /** Somebody without an account. */
    Visitor stranger(String language) {
        return new Visitor(base, language);
    }

    /** Uses the setup address once: the first organisation and its administrator, who stays signed in. */
    Visitor founder(String setup, String organisation, String kind, String country, Persona persona) {
        var visitor = stranger(persona.language());
        var fields = new java.util.HashMap<>(person(persona));
        fields.putAll(Map.of("legalName", organisation, "kind", kind, "country", country));
        visitor.submit(visitor.open(setup), "/setup/", fields);
        return visitor;
    }

    /** Registers an organisation; its path. */
    String organisation(Visitor administrator, String name, String kind, String country) {
        var page = administrator.submit(
                administrator.open("/organisations/new"),
                "/organisations",
                Map.of("legalName", name, "kind", kind, "country", country));
        return path(page);
    }

    /** Approves an organisation as a test centre for two years. */
    void approveTestCentre(Visitor administrator, String organisation) {
        var until = java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusYears(2);
        administrator.submit(
                administrator.open(organisation), organisation + "/test-centre", Map.of("until", until.toString()));
    }

    /** Enters a person into an organisation; their path there. */
    String person(Visitor administrator, String organisation, Persona persona) {
        var page = administrator.open(organisation + "/people/new");
        var fields = new java.util.HashMap<String, List<String>>();
        person(persona).forEach((field, value) -> fields.put(field, List.of(value)));
        fields.put("roles", persona.roles());
        return path(administrator.submitAll(page, organisation + "/people", fields));
    }

    /** Enters a person and signs them in by a link that is sent to them. */
    Visitor join(Visitor administrator, String organisation, Persona persona) {
        person(administrator, organisation, persona);
        return byMail(persona.email(), persona.language());
    }

    /** Enters a person without an e-mail address, prints their card and signs them in with it. */
    Visitor joinWithCard(Visitor administrator, String organisation, Persona persona) {
        var path = person(administrator, organisation, persona);
        var printed = administrator.submit(administrator.open(path), path + "/card", Map.of());
        var address = URI.create(PrintedCode.read(printed)).getRawPath();
        var pin = printed.select("strong").stream()
                .map(e -> e.text().replace(" ", ""))
                .filter(t -> t.matches("\\d{6}"))
                .findFirst()
                .orElseThrow(() -> new Visitor.Lost("no PIN on the card of " + persona.name()));
        var visitor = stranger(persona.language());
        visitor.submit(visitor.open(address), "/card/", Map.of("pin", pin));
        return visitor;
    }

    /** Asks for a sign-in link, waits for the message and opens the link. */
    Visitor byMail(String email, String language) {
        var visitor = stranger(language);
        var earlier = linksFor(visitor, email);
        visitor.submit(visitor.open("/sign-in"), "/sign-in/link", Map.of("email", email));
        var deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            var links = linksFor(visitor, email);
            links.removeAll(earlier);
            if (!links.isEmpty()) {
                visitor.submit(visitor.open(links.getFirst()), "/sign-in/link/", Map.of());
                return visitor;
            }
            pause();
        }
        throw new Visitor.Lost("no message for " + email + " in the mailbox");
    }

    private static List<String> linksFor(Visitor visitor, String email) {
        return visitor.open("/mailbox").select("article").stream()
                .filter(message -> message.text().contains(email))
                .flatMap(message -> message.select("a[href*=/sign-in/link/]").stream())
                .map(link -> URI.create(link.attr("href")).getRawPath())
                .collect(java.util.stream.Collectors.toCollection(java.util.ArrayList::new));
    }

    /** Waits a moment before looking again; every such wait has a deadline. */
    static void pause() {
        try {
            Thread.sleep(A_MOMENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Visitor.Lost("interrupted");
        }
    }

    /** Where a page is, without the host. */
    static String path(Document page) {
        return URI.create(page.location()).getRawPath();
    }

    private static Map<String, String> person(Persona persona) {
        return Map.of(
                "givenName", persona.given(),
                "familyName", persona.family(),
                "latinName", persona.latin(),
                "birthDate", persona.birth(),
                "email", persona.email(),
                "language", persona.language());
    }
}
