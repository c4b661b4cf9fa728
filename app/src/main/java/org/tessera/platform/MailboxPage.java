package org.tessera.platform;

import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The demonstration's mailbox: everybody's simulated mail on one page. In a real deployment it does not exist. */
@Controller
class MailboxPage {
    private static final int NEWEST = 20;
    private final Mail mail;
    private final Settings settings;

    MailboxPage(Mail mail, Settings settings) {
        this.mail = mail;
        this.settings = settings;
    }

    @GetMapping("/mailbox")
    View mailbox(Screen screen) {
        if (!settings.demo()) throw Problem.notFound();
        var newest = mail.newest(NEWEST);
        return Page.of((html, plain) -> JtemailboxGenerated.render(html, plain, screen, newest));
    }

    @Bean
    static Routes mailboxRoutes() {
        return Routes.none().anyone(HttpMethod.GET, "/mailbox");
    }
}
