package org.tessera.learn;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import jakarta.servlet.http.Cookie;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tessera.people.NewPerson;
import org.tessera.people.Organisation;
import org.tessera.people.Organisations;
import org.tessera.people.People;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;

/** Makes schools, educators and learners, and opens pages as they would. */
@Component
class Classroom {
    private final Organisations organisations;
    private final People people;
    private final MockMvcTester browser;

    Classroom(Organisations organisations, People people, MockMvcTester browser) {
        this.organisations = organisations;
        this.people = people;
        this.browser = browser;
    }

    OrganisationId school() {
        return organisations.register(Organisation.Kind.VET_PROVIDER, "School " + Ids.secret(), "GR", Optional.empty());
    }

    PersonId person(OrganisationId school, String name, Role role) {
        var id = people.register(
                new NewPerson(name, "Test", Optional.empty(), Optional.empty(), "en", Optional.empty()),
                Optional.empty());
        people.grant(id, school, role, Optional.empty());
        return id;
    }

    PersonId learner() {
        return person(school(), "Ana", Role.LEARNER);
    }

    MvcTestResult open(PersonId who, String path) {
        return browser.get().uri(path).with(user(who.toString())).exchange();
    }

    String text(PersonId who, String path) {
        return open(who, path).getResponse().getContentAsByteArray().length == 0
                ? ""
                : new String(
                        open(who, path).getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The same in a browser that remembers something. */
    String text(PersonId who, String path, Cookie cookie) {
        var reply = browser.get()
                .uri(path)
                .with(user(who.toString()))
                .cookie(cookie)
                .exchange();
        return new String(reply.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Sends a form; fields as name, value, name, value … */
    MvcTestResult send(PersonId who, String path, String... fields) {
        var request = browser.post().uri(path).with(user(who.toString())).with(csrf());
        for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    /** A learner who has begun K08. */
    PersonId enrolled() {
        var learner = learner();
        send(learner, "/learn/K08");
        return learner;
    }
}
