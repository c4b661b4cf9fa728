package org.tessera.learn.classes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.tessera.people.People;
import org.tessera.people.Person;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Page;
import org.tessera.platform.PersonId;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;
import org.tessera.platform.Texts;

/** A list of learners is brought, looked at, confirmed, and taken back if it was the wrong one. */
@Controller
class ClassListPages {
    private final Classes classes;
    private final ClassLists lists;
    private final People people;
    private final Texts texts;

    ClassListPages(Classes classes, ClassLists lists, People people, Texts texts) {
        this.classes = classes;
        this.lists = lists;
        this.people = people;
        this.texts = texts;
    }

    @GetMapping("/classes/{id}/lists")
    View all(Screen screen, Caller caller, @PathVariable UUID id) {
        return page(screen, classes.taught(caller, id), Form.empty(), List.of());
    }

    /** An empty list with the right columns. */
    @GetMapping("/classes/{id}/lists/empty.csv")
    ResponseEntity<byte[]> blank(Screen screen, Caller caller, @PathVariable UUID id) {
        classes.taught(caller, id);
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"class.csv\"")
                .header("Cache-Control", "no-store")
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(ClassFile.blank(texts, screen.language()).getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/classes/{id}/lists")
    View bring(
            Screen screen,
            Caller caller,
            Form form,
            @PathVariable UUID id,
            @RequestParam(required = false) Optional<MultipartFile> file)
            throws IOException {
        var c = classes.taught(caller, id);
        if (file.isEmpty() || file.get().isEmpty()) {
            form.reject("file", "learn.class.file.none");
            return page(screen, c, form, List.of()).with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (lists.bring(
                c, caller.person(), screen.language(), file.get().getBytes())) {
            case ClassList.Brought.Kept kept -> SeeOther.to(c.path() + "/lists/" + kept.id());
            case ClassList.Brought.Refused refused -> {
                form.reject(
                        "file", "learn.class.file.refused", refused.mistakes().size());
                yield page(screen, c, form, refused.mistakes()).with(HttpStatus.UNPROCESSABLE_CONTENT);
            }
        };
    }

    @GetMapping("/classes/{id}/lists/{list}")
    View one(Screen screen, Caller caller, @PathVariable UUID id, @PathVariable UUID list) {
        var c = classes.taught(caller, id);
        var brought = lists.of(c, list);
        Map<PersonId, String> names =
                people
                        .of(brought.rows().stream()
                                .flatMap(row -> row.person().stream())
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Person::id, Person::fullName));
        return Page.of((html, plain) -> JtelistGenerated.render(html, plain, screen, c, brought, names));
    }

    @PostMapping("/classes/{id}/lists/{list}")
    View confirm(Caller caller, @PathVariable UUID id, @PathVariable UUID list) {
        var c = classes.taught(caller, id);
        lists.confirm(c, lists.of(c, list).id(), caller.person());
        return SeeOther.to(c.path() + "/lists/" + list);
    }

    @PostMapping("/classes/{id}/lists/{list}/undo")
    View undo(Caller caller, @PathVariable UUID id, @PathVariable UUID list) {
        var c = classes.taught(caller, id);
        lists.undo(c, lists.of(c, list).id(), caller.person());
        return SeeOther.to(c.path() + "/lists/" + list);
    }

    private Page page(Screen screen, SchoolClass c, Form form, List<ClassList.Mistake> mistakes) {
        var brought = lists.of(c);
        return Page.of((html, plain) -> JtelistsGenerated.render(html, plain, screen, form, c, brought, mistakes));
    }
}
