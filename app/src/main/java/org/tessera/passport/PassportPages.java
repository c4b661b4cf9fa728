package org.tessera.passport;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.tessera.issue.Copies;
import org.tessera.issue.CredentialId;
import org.tessera.issue.Credentials;
import org.tessera.issue.Form;
import org.tessera.platform.Caller;
import org.tessera.platform.MenuEntry;
import org.tessera.platform.Mosaic;
import org.tessera.platform.NextStep;
import org.tessera.platform.Page;
import org.tessera.platform.PersonId;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.TileNames;
import org.tessera.platform.Who;

/** A learner's own passport, and what they may take home from it. */
@Controller
class PassportPages {
    /** What the passport page shows. */
    record Passport(
            List<Held> held,
            List<Shares.Shared> live,
            List<Shares.Shared> past,
            List<TileNames.Named> keySkills,
            List<TileNames.Named> softSkills,
            NextStep.Step next,
            boolean hasRecord) {
        List<String> earned() {
            return held.stream()
                    .filter(Held::counts)
                    .map(Held::skill)
                    .distinct()
                    .toList();
        }

        long earned(Mosaic mosaic) {
            return earned().stream().filter(mosaic.skills()::contains).count();
        }
    }

    private final Holdings holdings;
    private final Shares shares;
    private final Credentials credentials;
    private final Copies copies;
    private final TileNames names;
    private final List<NextStep> steps;
    private final Export export;
    private final Clock clock;

    PassportPages(
            Holdings holdings,
            Shares shares,
            Credentials credentials,
            Copies copies,
            TileNames names,
            List<NextStep> steps,
            Export export,
            Clock clock) {
        this.holdings = holdings;
        this.shares = shares;
        this.credentials = credentials;
        this.copies = copies;
        this.names = names;
        this.steps = steps;
        this.export = export;
        this.clock = clock;
    }

    @GetMapping("/passport")
    View passport(Caller caller, Screen screen) {
        var now = clock.instant();
        var links = shares.of(caller.person());
        var passport = new Passport(
                holdings.of(caller.person()),
                links.stream().filter(s -> s.isLive(now)).toList(),
                links.stream().filter(s -> !s.isLive(now)).toList(),
                names.of(Mosaic.ofKeySkills()),
                names.of(Mosaic.ofSoftSkills()),
                next(caller.person(), screen),
                copies.offers(Form.OPEN_BADGE_PROOF));
        return Page.of((html, plain) -> JtepassportGenerated.render(html, plain, screen, caller, passport));
    }

    /** Everything of one's own: the sealed originals and the same in readable words. */
    @GetMapping("/passport.json")
    ResponseEntity<byte[]> export(Caller caller) {
        return file("passport.json", MediaType.APPLICATION_JSON, export.of(caller.person()));
    }

    /** The sealed file, byte for byte as it was issued. */
    @GetMapping("/passport/credentials/{id}.json")
    ResponseEntity<byte[]> sealed(@PathVariable CredentialId id, Caller caller) {
        var own = holdings.of(caller.person(), List.of(id)).getFirst();
        return file("credential-" + own.skill() + ".json", MediaType.APPLICATION_JSON, credentials.sealed(id));
    }

    private NextStep.Step next(PersonId person, Screen screen) {
        return steps.stream()
                .flatMap(step -> step.of(person, screen).stream())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }

    @Bean
    static Routes passportRoutes() {
        return Routes.none()
                .signedIn(HttpMethod.GET, "/passport", "/passport.json", "/passport/credentials/{id}.json")
                .signedIn(HttpMethod.GET, "/passport/share", "/passport/links/{id}", "/passport/links/{id}/paper.pdf")
                .signedIn(HttpMethod.POST, "/passport/share", "/passport/share/preview", "/passport/links/{id}/stop");
    }

    @Bean
    static MenuEntry passportMenu() {
        return new MenuEntry(
                70, "passport.menu", "/passport", new Who.Holding(List.of(org.tessera.platform.Role.LEARNER)));
    }
}
