package org.tessera.design.studio;

import java.util.Map;
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
import org.tessera.platform.Page;
import org.tessera.platform.Role;
import org.tessera.platform.Routes;
import org.tessera.platform.Screen;
import org.tessera.platform.SeeOther;
import org.tessera.platform.Settings;

/** What belongs to a course as a whole, and the talk about it. Answers go the same way as those about a unit. */
@Controller
class CourseWorkPages {
    private static final String PATH = "/design/work/{id}/" + WholeCourse.ID;
    private final Works works;
    private final Comments comments;
    private final Workbench studio;
    private final Settings settings;

    CourseWorkPages(Works works, Comments comments, Workbench studio, Settings settings) {
        this.works = works;
        this.comments = comments;
        this.studio = studio;
        this.settings = settings;
    }

    @GetMapping(PATH)
    View course(@PathVariable UUID id, Screen screen, Caller caller) {
        var form = Form.with(Map.of("part", screen.parameter("about"), "language", screen.parameter("in")));
        return course(works.of(id), screen, caller, form);
    }

    @PostMapping(PATH + "/comments")
    View comment(@PathVariable UUID id, Screen screen, Caller caller, Form form) {
        var work = works.of(id);
        var view = studio.of(work, caller);
        var about = new Comments.About(
                WholeCourse.ID,
                form.oneOf("part", whole(view).ids()),
                form.value("language").isEmpty()
                        ? ""
                        : form.oneOf("language", view.pack().languages()),
                "");
        var body = form.required("body", Comments.LONGEST);
        if (!form.ok()) return course(work, screen, caller, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        comments.add(work, about, body, Workbench.speaker(work, caller));
        return SeeOther.to("/design/work/" + id + "/" + WholeCourse.ID + "#comments");
    }

    @PostMapping(PATH + "/comments/{comment}")
    View reply(@PathVariable UUID id, @PathVariable UUID comment, Screen screen, Caller caller, Form form) {
        var work = works.of(id);
        boolean closes = form.value("action").equals("close");
        var body = closes ? form.optional("reply", Comments.LONGEST) : form.required("reply", Comments.LONGEST);
        if (!form.ok()) return course(work, screen, caller, form).with(HttpStatus.UNPROCESSABLE_CONTENT);
        comments.reply(work, comment, closes, body, Workbench.speaker(work, caller));
        return SeeOther.to("/design/work/" + id + "/" + WholeCourse.ID + "#comments");
    }

    private WholeCourse whole(Workbench.View view) {
        return WholeCourse.of(
                view.files(), WholeCourse.items(settings.content(), view.work().pack()));
    }

    private Page course(Work work, Screen screen, Caller caller, Form form) {
        var view = studio.of(work, caller);
        var whole = whole(view);
        var language = view.pack().languages().contains(screen.parameter("in"))
                ? screen.parameter("in")
                : view.pack().languageFor(screen.language());
        return Page.of(
                (html, plain) -> JtecourseGenerated.render(html, plain, screen, form, view, whole, language, caller));
    }

    @Bean
    static Routes courseWorkRoutes() {
        return Routes.none()
                .holding(HttpMethod.GET, PATH, Role.AUTHOR, Role.REVIEWER)
                .holding(HttpMethod.POST, PATH + "/comments", Role.AUTHOR, Role.REVIEWER)
                .holding(HttpMethod.POST, PATH + "/comments/{comment}", Role.AUTHOR, Role.REVIEWER);
    }
}
