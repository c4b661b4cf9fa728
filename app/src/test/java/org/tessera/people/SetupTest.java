package org.tessera.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.WholeApplication;
import org.tessera.platform.Role;

/** Each test takes all platform administrators away, and gives them back by rolling back. */
@Transactional
class SetupTest extends WholeApplication {
    @Autowired
    MockMvcTester web;

    @Autowired
    Setup setup;

    @Autowired
    World world;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nobodyAdministersThePlatform() {
        jdbc.sql("delete from people.membership where role = 'PLATFORM_ADMINISTRATOR'")
                .update();
    }

    @Test
    void whoOpensTheAddressBecomesTheAdministratorOnce() {
        var path = setup.begin().orElseThrow();
        assertThat(web.get().uri(path)).hasStatusOk();
        assertThat(send(path)).hasStatusOk().bodyText().contains("<svg", "Ada Test");
        assertThat(jdbc.sql("select count(*) from people.membership where role = 'PLATFORM_ADMINISTRATOR'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(send(path)).hasStatus(404);
        assertThat(setup.begin()).isEmpty();
    }

    @Test
    void aFormerAddressEnds() {
        var former = setup.begin().orElseThrow();
        setup.begin();
        assertThat(web.get().uri(former)).hasStatus(404);
        assertThat(send(former)).hasStatus(404);
    }

    @Test
    void anAddressIsWorthNothingOnceSomebodyAdministers() {
        var path = setup.begin().orElseThrow();
        world.person(world.school(), Role.PLATFORM_ADMINISTRATOR);
        assertThat(send(path)).hasStatus(404);
    }

    @Test
    void whatIsMissingIsSaidAndTheAddressStaysGood() {
        var path = setup.begin().orElseThrow();
        assertThat(web.post().uri(path).param("legalName", "Example Body").with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("Example Body");
        assertThat(send(path)).hasStatusOk();
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult send(String path) {
        return web.post()
                .uri(path)
                .param("legalName", "Example Body")
                .param("kind", "certification-body")
                .param("country", "GR")
                .param("givenName", "Ada")
                .param("familyName", "Test")
                .param("language", "en")
                .with(csrf())
                .exchange();
    }
}
