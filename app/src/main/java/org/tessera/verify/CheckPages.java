package org.tessera.verify;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.tessera.platform.Form;
import org.tessera.platform.MenuEntry;
import org.tessera.platform.Page;
import org.tessera.platform.Screen;
import org.tessera.platform.Who;

/** Anybody brings a credential file and sees what it is worth. The file is read, checked and forgotten. */
@Controller
class CheckPages {
    private final Desk desk;
    private final Machine machine;

    CheckPages(Desk desk, Machine machine) {
        this.desk = desk;
        this.machine = machine;
    }

    @GetMapping("/check")
    View ask(Screen screen) {
        return Page.of((html, plain) -> JtecheckGenerated.render(html, plain, screen, Form.empty()));
    }

    /** Nothing is kept, so there is nothing to redirect to: the answer is the page itself. */
    @PostMapping("/check")
    View answer(
            @RequestParam(required = false) Optional<MultipartFile> file,
            Form form,
            Screen screen,
            HttpServletRequest request)
            throws IOException {
        if (file.isEmpty() || file.get().isEmpty()) {
            form.reject("file", "verify.upload.none");
            return Page.rejected((html, plain) -> JtecheckGenerated.render(html, plain, screen, form));
        }
        var checked = List.of(desk.check(file.get().getBytes()));
        if (Machine.isAsked(request)) return machine.answer(checked, screen);
        var shown = new Shown(Shown.Way.FILE, checked, Optional.empty(), false, false);
        return Page.of((html, plain) -> JtepageGenerated.render(html, plain, screen, shown, Optional.empty()));
    }

    @Bean
    static MenuEntry checkMenu() {
        return new MenuEntry(80, "verify.menu", "/check", new Who.Anyone());
    }
}
