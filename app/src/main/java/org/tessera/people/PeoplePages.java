package org.tessera.people;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Page;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;

/** The people of an organisation: who they are, what they may do, and entering somebody. */
@Controller
class PeoplePages {
    /** A person and their roles within the organisation. */
    record Listed(Person person, List<Role> roles) {}

    static final Role[] ADMINISTRATORS = {Role.PLATFORM_ADMINISTRATOR, Role.ORGANISATION_ADMINISTRATOR};
    static final Role[] ADMINISTRATORS_AND_EDUCATORS = {
        Role.PLATFORM_ADMINISTRATOR, Role.ORGANISATION_ADMINISTRATOR, Role.EDUCATOR
    };
    private final Standing standing;
    private final Joining joining;
    private final Recovery recovery;
    private final People people;

    PeoplePages(Standing standing, Joining joining, Recovery recovery, People people) {
        this.standing = standing;
        this.joining = joining;
        this.recovery = recovery;
        this.people = people;
    }

    @GetMapping("/organisations/{id}/people")
    View list(Screen screen, Caller caller, @PathVariable UUID id) {
        var organisation = standing.organisation(caller, new OrganisationId(id));
        var roles = joining.roles(organisation.id());
        var shown = people.in(organisation.id()).stream()
                .map(p -> new Listed(p, roles.getOrDefault(p.id(), List.of())))
                .filter(l -> standing.sees(caller, organisation.id(), l.roles()))
                .toList();
        var adds = standing.administers(caller, organisation.id());
        return Page.of((html, plain) -> JtepeopleGenerated.render(html, plain, screen, organisation, shown, adds));
    }

    @GetMapping("/organisations/{id}/people/new")
    View blank(Screen screen, Caller caller, @PathVariable UUID id) {
        var organisation = standing.administered(caller, new OrganisationId(id));
        return newPage(screen, caller, organisation, Form.with(Map.of("language", screen.language())));
    }

    @PostMapping("/organisations/{id}/people")
    View add(Screen screen, Caller caller, Form form, @PathVariable UUID id) {
        var organisation = standing.administered(caller, new OrganisationId(id));
        var entered = Names.read(form, screen.languages());
        var roles = chosen(form, caller, organisation);
        if (roles.isEmpty()) form.reject("roles", "people.person.roles.none");
        if (entered.email().flatMap(people::byEmail).isPresent()) form.reject("email", "people.person.email.taken");
        if (!form.ok()) return newPage(screen, caller, organisation, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        var person = joining.add(organisation.id(), entered, roles, caller.person());
        return SeeOther.to(path(organisation, person));
    }

    @GetMapping("/organisations/{id}/people/{person}")
    View one(Screen screen, Caller caller, @PathVariable UUID id, @PathVariable UUID person) {
        var organisation = standing.organisation(caller, new OrganisationId(id));
        return page(screen, caller, organisation, new PersonId(person));
    }

    @PostMapping("/organisations/{id}/people/{person}/roles")
    View change(Screen screen, Caller caller, Form form, @PathVariable UUID id, @PathVariable UUID person) {
        var organisation = standing.administered(caller, new OrganisationId(id));
        var of = new PersonId(person);
        var held = standing.roles(caller, organisation.id(), of);
        joining.change(
                organisation.id(),
                of,
                held,
                chosen(form, caller, organisation),
                offered(caller, organisation),
                caller.person());
        return SeeOther.to(path(organisation, of));
    }

    @PostMapping("/organisations/{id}/people/{person}/removal")
    View remove(Caller caller, @PathVariable UUID id, @PathVariable UUID person) {
        var organisation = standing.administered(caller, new OrganisationId(id));
        var of = new PersonId(person);
        var held = standing.roles(caller, organisation.id(), of);
        joining.change(organisation.id(), of, held, List.of(), held, caller.person());
        return SeeOther.to("/organisations/" + organisation.id() + "/people");
    }

    private Page page(Screen screen, Caller caller, Organisation organisation, PersonId id) {
        var roles = standing.roles(caller, organisation.id(), id);
        var form = Form.withAll(Map.of("roles", roles.stream().map(Role::key).toList()));
        var administers = standing.administers(caller, organisation.id())
                && !caller.person().equals(id);
        var letsIn = standing.mayLetIn(caller, organisation.id(), id);
        var view = new PersonView(
                organisation,
                people.of(id),
                roles,
                administers ? words(screen, offered(caller, organisation)) : Map.of(),
                administers,
                letsIn && recovery.isFirst(id),
                letsIn && !recovery.isFirst(id),
                recovery.open(organisation.id(), id),
                caller.person());
        return Page.of((html, plain) -> JtepersonGenerated.render(html, plain, screen, form, view));
    }

    private Page newPage(Screen screen, Caller caller, Organisation organisation, Form form) {
        var roles = words(screen, offered(caller, organisation));
        return Page.of((html, plain) -> JtepersonNewGenerated.render(html, plain, screen, form, organisation, roles));
    }

    private static List<Role> chosen(Form form, Caller caller, Organisation organisation) {
        var keys = form.values("roles");
        return offered(caller, organisation).stream()
                .filter(r -> keys.contains(r.key()))
                .toList();
    }

    /** The roles that exist in such an organisation and that this caller may give. */
    private static List<Role> offered(Caller caller, Organisation organisation) {
        return Arrays.stream(Role.values())
                .filter(organisation.kind()::has)
                .filter(r -> r != Role.PLATFORM_ADMINISTRATOR || caller.holds(Role.PLATFORM_ADMINISTRATOR))
                .toList();
    }

    private static Map<String, String> words(Screen screen, List<Role> roles) {
        var words = new LinkedHashMap<String, String>();
        for (Role role : roles) words.put(role.key(), screen.say("people.role." + role.key()));
        return words;
    }

    static String path(Organisation organisation, PersonId person) {
        return "/organisations/" + organisation.id() + "/people/" + person;
    }

    @Bean
    static Routes peopleRoutes() {
        var people = "/organisations/{id}/people";
        return Routes.none()
                .holding(HttpMethod.GET, people, ADMINISTRATORS_AND_EDUCATORS)
                .holding(HttpMethod.GET, people + "/new", ADMINISTRATORS)
                .holding(HttpMethod.POST, people, ADMINISTRATORS)
                .holding(HttpMethod.GET, people + "/{person}", ADMINISTRATORS_AND_EDUCATORS)
                .holding(HttpMethod.POST, people + "/{person}/roles", ADMINISTRATORS)
                .holding(HttpMethod.POST, people + "/{person}/removal", ADMINISTRATORS);
    }

    /** What the page about one person shows. */
    record PersonView(
            Organisation organisation,
            Person person,
            List<Role> roles,
            Map<String, String> offered,
            boolean administers,
            boolean firstCard,
            boolean reset,
            Optional<Recovery.Asked> asked,
            PersonId reader) {
        /** Whether the reader can confirm what somebody else asked. */
        boolean confirms() {
            return asked.filter(a -> !a.askedBy().equals(reader)).isPresent();
        }

        String path() {
            return PeoplePages.path(organisation, person.id());
        }
    }
}
