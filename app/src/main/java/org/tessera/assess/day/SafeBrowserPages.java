package org.tessera.assess.day;

import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tessera.assess.Appointments;
import org.tessera.assess.SittingId;
import org.tessera.platform.Caller;

/** The file with which Safe Exam Browser opens the candidate's exam. */
@Controller
class SafeBrowserPages {
    private final SafeBrowser browser;
    private final Appointments appointments;

    SafeBrowserPages(SafeBrowser browser, Appointments appointments) {
        this.browser = browser;
        this.appointments = appointments;
    }

    @GetMapping("/sittings/{id}/exam.seb")
    ResponseEntity<byte[]> file(Caller caller, @PathVariable UUID id) {
        var sitting = appointments.of(new SittingId(id), caller.person());
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"exam.seb\"")
                .header("Cache-Control", "no-store")
                .contentType(new MediaType("application", "seb"))
                .body(browser.file(sitting.id()));
    }
}
