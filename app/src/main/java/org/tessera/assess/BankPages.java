package org.tessera.assess;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.Page;
import org.tessera.platform.Problem;
import org.tessera.platform.Role;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;
import org.tessera.platform.Yaml;

/** Where a certification body's officer loads confidential items and tasks. Questions and keys are never shown here. */
@Controller
class BankPages {
    private final Banks banks;
    private final ItemBank bank;
    private final Names names;

    BankPages(Banks banks, ItemBank bank, Names names) {
        this.banks = banks;
        this.bank = bank;
        this.names = names;
    }

    @GetMapping("/banks")
    View banks(Screen screen, Caller caller) {
        return page(screen, caller, Form.empty());
    }

    @PostMapping("/banks")
    View load(Screen screen, Caller caller, Form form, @RequestParam("file") MultipartFile file) throws IOException {
        var owners = caller.organisations(Role.CERTIFICATION_OFFICER);
        var body =
                form.oneOf("body", owners.stream().map(OrganisationId::toString).toList());
        var kind = form.oneOf("kind", List.of("items", "task", "training"));
        var text = text(form, file);
        if (form.ok()) load(form, caller, OrganisationId.of(body), kind, text);
        if (!form.ok())
            return ((Page) page(screen, caller, form)).with(org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT);
        return SeeOther.to("/banks");
    }

    private void load(Form form, Caller caller, OrganisationId owner, String kind, String text) {
        try {
            boolean added = switch (kind) {
                case "items" -> banks.loadItems("items.yaml", text, owner, Optional.of(caller.person()));
                case "task" -> banks.loadTask("task.yaml", text, owner);
                default -> banks.loadTraining("training.yaml", text, owner);
            };
            if (!added) form.reject("file", "assess.banks.known");
        } catch (Yaml.Unreadable wrong) {
            form.reject("file", "assess.banks.unreadable", String.valueOf(wrong.getMessage()));
        } catch (Problem refused) {
            form.reject("file", refused.key() + ".title");
        }
    }

    private static String text(Form form, MultipartFile file) throws IOException {
        if (file.isEmpty()) form.reject("file", "assess.banks.no-file");
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.getBytes()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            form.reject("file", "assess.banks.not-utf8");
            return "";
        }
    }

    private View page(Screen screen, Caller caller, Form form) {
        var owners = caller.organisations(Role.CERTIFICATION_OFFICER);
        var choices = new LinkedHashMap<String, String>();
        owners.forEach(o -> choices.put(o.toString(), names.organisation(o)));
        var kinds = Map.of(
                "items", screen.say("assess.banks.kind.items"),
                "task", screen.say("assess.banks.kind.task"),
                "training", screen.say("assess.banks.kind.training"));
        var stored = bank.of(owners);
        return Page.of((html, plain) ->
                JtebanksGenerated.render(html, plain, screen, form, choices, new java.util.TreeMap<>(kinds), stored));
    }
}
