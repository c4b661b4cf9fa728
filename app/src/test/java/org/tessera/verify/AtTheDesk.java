package org.tessera.verify;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.tessera.WholeApplication;
import org.tessera.passport.PassportDay;
import org.tessera.people.NewPerson;
import org.tessera.people.Organisation;
import org.tessera.people.Organisations;
import org.tessera.people.People;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Role;

/** An employer at their desk, and a candidate with a wallet in front of it. */
abstract class AtTheDesk extends WholeApplication {
    private static PassportDay.@Nullable Holder first;

    @Autowired
    MockMvcTester browser;

    @Autowired
    PassportDay day;

    @Autowired
    WalletDay wallets;

    @Autowired
    WalletDesk desk;

    @Autowired
    Organisations organisations;

    @Autowired
    People people;

    PassportDay.Holder holder;
    OrganisationId hotel;
    PersonId employer;

    @BeforeEach
    void theCast() {
        if (first == null) first = day.holder();
        holder = first;
        hotel = organisations.register(Organisation.Kind.EMPLOYER, "Hotel Thalassa", "GR", Optional.empty());
        employer = employerOf(hotel);
    }

    PersonId employerOf(OrganisationId organisation) {
        var person = people.register(
                new NewPerson("Maria", "Xenou", Optional.empty(), Optional.empty(), "en", Optional.empty()),
                Optional.empty());
        people.grant(person, organisation, Role.EMPLOYER, Optional.empty());
        return person;
    }

    static RequestPostProcessor by(PersonId person) {
        return SecurityMockMvcRequestPostProcessors.user(person.toString());
    }

    /** The page of a request, as the employer sees it. */
    String page(Asked asked) throws Exception {
        return browser.get()
                .uri("/desk/" + asked.id())
                .with(by(employer))
                .header("Accept-Language", "en")
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    MockHttpServletResponse request(Asked asked) {
        return browser.get().uri(asked.requestPath()).exchange().getResponse();
    }

    /** Sends a wallet's answer. */
    MockHttpServletResponse send(Asked asked, Map<String, String> form) {
        var post = browser.post().uri(asked.responsePath()).contentType("application/x-www-form-urlencoded");
        for (var field : form.entrySet()) post = post.param(field.getKey(), field.getValue());
        return post.exchange().getResponse();
    }
}
