package org.tessera.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * An exam day from the author's desk to the technical report, by everybody who has a part in it: each at a browser of their
 * own, with JavaScript and in Greek. Every page on the way holds on a narrow screen. The file is long because the day is one story:
 * what one person does is only right when the one before has done theirs.
 */
@ResourceLock(SimulatedWorld.STAFF)
class WholeExamDayTest extends Browsing {
    private static final ZoneId ZONE = ZoneId.of("Europe/Athens");
    private static final int NARROW = 360;
    private static final LocatorAssertions.IsVisibleOptions LONG =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
    private static final String SITUATION = "A customer shows you an offer on her phone. What helps her?";
    private static final String WRITTEN = "I would look at who speaks, when, and what they gain, and then ask. ";
    private static final List<String> JUDGES = List.of(
            "petros employer",
            "kostas employer",
            "lucia employer",
            "radu employer",
            "carmen education",
            "ioana education",
            "irini profession",
            "luis education");

    /** Learners of the simulated world who have not applied yet, with their family names. */
    private static final Map<String, String> CANDIDATES = new java.util.TreeMap<>(
            Map.of("learner26", "Ficticia", "learner28", "Απεικονίσης", "learner29", "Imaginari"));

    /** Devices that stay open: each role signs in once. */
    private final Map<String, Page> desks = new LinkedHashMap<>();

    private final List<BrowserContext> devices = new ArrayList<>();

    @AfterEach
    void closeTheDevices() {
        devices.forEach(BrowserContext::close);
    }

    @Test
    void runsByItsRolesFromTheAuthorToTheTechnicalReport() {
        var item = author();
        review(item);
        var form = assemble();
        decideOnTheCut(form);
        apply(List.copyOf(CANDIDATES.keySet()));
        var sittings = prepareTheDay();
        losesTheNetwork(sittings.get(0));
        switchesTheDevice(sittings.get(1));
        hasExtraTime(sittings.get(2));
        lookOn();
        waitForTheRelease();
        mark("giulia", "3", 3);
        mark("jan", "0", 3);
        mark("ewa", "3", 3);
        release(sittings);
        report(form);
    }

    /** Sofia writes a situation that experts have rated; the path of its desk. */
    private String author() {
        var page = at("sofia");
        page.navigate("/items/new");
        holds(page);
        page.navigate("/items/new?kind=judgement");
        page.locator("#outcome").selectOption("K08/O5");
        page.locator("#language").selectOption("en");
        page.locator("input[name=use][value=exam]").check();
        page.locator("#stem").fill(SITUATION);
        page.locator("input[name=manner][value=RATE]").check();
        page.locator("#options").fill("Ask who sent it\nBuy at once\nSend it to friends\nLaugh about it");
        page.locator("#ratings").fill("5 2 1 1\n4 1 1 2\n".repeat(6));
        send(page);
        assertThat(page).hasURL(Pattern.compile("/items/[0-9a-f-]{36}$"));
        holds(page);
        var item = path(page);
        send(page, item + "/step");
        return item;
    }

    /** Two people look at the content, one at bias and language; each step between is the author's, the last the officer's. */
    private void review(String item) {
        accept("rea", item);
        holds(at("rea"));
        accept("matteo", item);
        step("sofia", item, "bias-review");
        accept("rea", item);
        step("sofia", item, "language-review");
        accept("matteo", item);
        step("nikos", item, "pilot");
        step("nikos", item, "live");
        assertThat(at("nikos").locator("ol.trace li")).hasCount(6);
    }

    private void accept(String reviewer, String item) {
        var page = at(reviewer);
        page.navigate(item);
        page.locator("input[name=verdict][value=accept]").check();
        send(page, item + "/review");
        assertThat(page.locator(".govuk-error-summary")).hasCount(0);
    }

    private void step(String who, String item, String to) {
        var page = at(who);
        page.navigate(item);
        var form = page.locator("form:has(input[name=to][value='" + to + "'])");
        if (form.locator("textarea").count() > 0) form.locator("textarea").fill("Reviewed.");
        press(page, form.locator("button"));
    }

    /** Nikos loads more questions, for those of the last form were seen, and has a form assembled; its path. */
    private String assemble() {
        var page = at("nikos");
        page.navigate("/banks");
        page.locator("#body").selectOption(new SelectOption().setLabel("Example Certification Body"));
        page.locator("input[name=kind][value=items]").check();
        page.locator("#file").setInputFiles(file("items.yaml", MoreQuestions.file()));
        holds(page);
        send(page, "/banks");
        assertThat(page.locator(".govuk-error-summary")).hasCount(0);
        page.navigate("/forms/skills/K08");
        holds(page);
        page.locator("#forms").fill("1");
        send(page, "/forms/skills/K08/assemble");
        page.locator("main li a[href^='/forms/']").first().click();
        assertThat(page).hasURL(Pattern.compile("/forms/[0-9a-f-]{36}$"));
        holds(page);
        return path(page);
    }

    /** Eight judges in two rounds. One sits at a browser; the others send the same forms from theirs. */
    private void decideOnTheCut(String form) {
        var page = at("nikos");
        page.navigate(form + "/cut");
        send(page, form + "/cut/open");
        // Every language of the form has a judge who reads it.
        var languages = page.locator("#language option").evaluateAll("all => all.map(one => one.value)");
        var spoken = ((List<?>) languages).iterator();
        for (var judge : JUDGES) {
            var about = judge.split(" ");
            if (!spoken.hasNext()) spoken = ((List<?>) languages).iterator();
            page.locator("#email").fill(about[0] + "@demo.example");
            page.locator("input[name=sector][value=" + about[1] + "]").check();
            page.locator("#language").selectOption(String.valueOf(spoken.next()));
            send(page, form + "/cut/invite");
        }
        holds(page);
        send(page, form + "/cut/step");
        var panel = JUDGES.stream().map(judge -> at(judge.split(" ")[0])).toList();
        judge(panel);
        page.reload();
        send(page, form + "/cut/step");
        assertThat(page.locator(".govuk-error-summary")).hasCount(0);
        send(page, form + "/cut/step");
        judge(panel);
        page.reload();
        send(page, form + "/cut/step");
        assertThat(page.locator(".govuk-error-summary")).hasCount(0);
        holds(page);
        page.locator("#cut").fill("30");
        page.locator("#reasons").fill("Near to what the panel recommends.");
        send(page, form + "/cut/decide");
        assertThat(page.locator("section.next")).isVisible();
    }

    /** The first judge finds the study on their list and is looked over the shoulder; the others go straight to it. */
    private static void judge(List<Page> panel) {
        var first = panel.getFirst();
        first.navigate("/panel");
        first.locator("main a[href^='/panel/']").first().click();
        assertThat(first).hasURL(Pattern.compile("/panel/[0-9a-f-]{36}$"));
        holds(first);
        var study = path(first);
        for (var page : panel) {
            page.navigate(study);
            page.evaluate("""
                document.querySelectorAll("[name^=chance-]").forEach((field, i) => field.value = 40 + (i * 7) % 30)
                """);
            send(page, study);
            assertThat(page.locator("[name^=chance-]").first()).hasValue("40");
        }
    }

    private static void choose(Page page, String field, String words) {
        var option = page.locator(field + " option", new Page.LocatorOptions().setHasText(words));
        page.locator(field).selectOption(option.first().getAttribute("value"));
    }

    /** Three learners apply at one school; Nikos accepts them, and grants one of them half as much time again. */
    private void apply(List<String> learners) {
        for (var learner : learners) {
            var page = at(learner);
            page.navigate("/my/applications/new");
            page.locator("#what").selectOption("K08");
            choose(page, "#body", "Example Certification Body");
            choose(page, "#centre", "Example Vocational School, Larissa");
            page.locator("input[name=statement]").check();
            send(page, "/my/applications");
            var nikos = at("nikos");
            nikos.navigate(path(page).replace("/my/", "/certify/"));
            var today = LocalDate.now(ZONE);
            nikos.locator("#from").fill(today.toString());
            nikos.locator("#until").fill(today.toString());
            send(nikos, path(nikos) + "/accept");
        }
        var page = at(learners.getLast());
        page.navigate("/exams");
        page.locator("article.card a[href^='/sittings/']").first().click();
        page.locator("a[href$='/accommodation']").click();
        page.locator("input[name=extra][value='50']").check();
        page.locator("input[name=break][value='0']").check();
        page.locator("input[name=font]").first().check();
        holds(page);
        send(page);
        var nikos = at("nikos");
        nikos.navigate("/accommodations");
        nikos.locator("main li a[href^='/accommodations/']").first().click();
        nikos.locator("input[name=outcome][value=grant]").check();
        nikos.locator("#reasons").fill("A doctor's letter was shown.");
        holds(nikos);
        send(nikos);
        assertThat(nikos.locator(".govuk-error-summary")).hasCount(0);
    }

    /** Anna plans the session, brings the roster and checks everybody in; the paths of the sittings, by place. */
    private List<String> prepareTheDay() {
        var page = at("anna");
        page.navigate("/sessions/new");
        page.locator("#title").fill("Η μέρα της εξέτασης");
        page.locator("#day").fill(LocalDate.now(ZONE).toString());
        page.locator("#from").fill("00:00");
        page.locator("#until").fill("23:59");
        page.locator("#rooms").fill("A1; 10");
        page.locator("input[name=invigilators]").first().check();
        holds(page);
        send(page);
        var session = path(page);
        page.navigate(session + "/rosters");
        var expected =
                page.request().get(session + "/expected.csv").text().lines().toList();
        var roster = new StringBuilder(expected.getFirst());
        for (var candidate : CANDIDATES.entrySet()) {
            var line = expected.stream()
                    .filter(l -> l.contains(candidate.getValue()))
                    .findFirst()
                    .orElseThrow();
            roster.append("\r\n")
                    .append(line.replaceFirst(";;$", ";A1;" + candidate.getKey().substring(7)));
        }
        page.locator("#file").setInputFiles(file("roster.csv", roster.toString()));
        send(page);
        assertThat(page.locator("tbody tr")).hasCount(3);
        holds(page);
        send(page);
        page.navigate(session);
        holds(page);
        var sittings = page.locator("th a[href*='/seats/']").all().stream()
                .map(a -> a.getAttribute("href"))
                .map(link -> "/sittings/" + link.substring(link.lastIndexOf('/') + 1))
                .toList();
        for (var sitting : sittings) {
            page.navigate(sitting.replace("/sittings/", "/invigilate/"));
            page.locator("input[name=document]").first().check();
            page.locator("input[name=fits][value=yes]").check();
            if (sitting.equals(sittings.getFirst())) holds(page);
            if (page.locator("input[name=extra][type=radio]").count() > 0)
                page.locator("input[name=extra][value='0']").check();
            send(page);
            assertThat(page).hasURL(Pattern.compile(session + "[?]room="));
        }
        holds(page);
        return sittings;
    }

    /** One answer is given without a network: the page says so, and sends it by itself when the network is back. */
    private void losesTheNetwork(String sitting) {
        var page = begun("learner26", sitting, 65);
        page.locator("#answer-form input[type=radio]").first().check();
        isSaved(page);
        page.context().setOffline(true);
        page.locator("#answer-form input[type=radio]").nth(1).check();
        assertThat(page.locator("#save-state.not-saved")).isVisible(LONG);
        page.context().setOffline(false);
        isSaved(page);
        page.reload();
        assertThat(page.locator("#answer-form input[type=radio]").nth(1)).isChecked();
        handIn(page, sitting);
    }

    /** The second device takes over; what the first one still wants to save is refused there and told. */
    private void switchesTheDevice(String sitting) {
        var first = begun("learner28", sitting, 65);
        first.locator("#answer-form input[type=radio]").first().check();
        isSaved(first);
        var second = signedInGreek("learner28");
        second.navigate(sitting);
        holds(second);
        press(second, second.locator("form[action$='/continue'] button"));
        second.navigate(sitting + "/questions/1");
        assertThat(second.locator("#answer-form input[type=radio]").first()).isChecked();
        first.locator("#answer-form input[type=radio]").nth(1).check();
        assertThat(first.locator("#elsewhere")).isVisible(LONG);
        handIn(second, sitting);
    }

    /** Half as much time again, without anybody having to think of it. Goes on by the button, which saves on the way. */
    private void hasExtraTime(String sitting) {
        var page = begun("learner29", sitting, 98);
        for (int next = 2; next <= 3; next++) {
            page.locator("#answer-form input[type=radio]").first().check();
            page.locator("#answer-form button[value=next]").click();
            assertThat(page).hasURL(Pattern.compile("/questions/" + next + "$"));
        }
        page.navigate(sitting + "/questions/1");
        assertThat(page.locator("#answer-form input[type=radio]").first()).isChecked();
        handIn(page, sitting);
    }

    private static void isSaved(Page page) {
        assertThat(page.locator("#save-state:not(.not-saved)"))
                .containsText(
                        Pattern.compile("\\d:\\d\\d"), new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
    }

    private Page begun(String learner, String sitting, int minutes) {
        var page = at(learner);
        page.navigate(sitting);
        holds(page);
        press(page, page.locator("form[action$='/start'] button"));
        assertThat(page.locator("#time")).containsText(Integer.toString(minutes));
        holds(page);
        return page;
    }

    private static void handIn(Page page, String sitting) {
        page.navigate(sitting + "/review");
        holds(page);
        send(page, sitting + "/submit");
        send(page, sitting + "/start");
        page.locator("textarea[name=answer]").fill(WRITTEN.repeat(4));
        page.locator("#answer-form button[value=review]").click();
        page.locator("form[action='" + sitting + "/submit']").waitFor();
        send(page, sitting + "/submit");
        assertThat(page.locator("code.hash")).hasCount(2);
    }

    /** Anna sees how far everybody is, and notes what happened. */
    private void lookOn() {
        var page = at("anna");
        page.reload();
        holds(page);
        assertThat(page.locator("tbody tr")).hasCount(3);
        page.locator("input[name=kind]").first().check();
        page.locator("#words").fill("Το δίκτυο έπεσε για λίγο.");
        press(page, page.locator("form[action$='/incidents'] button"));
        assertThat(page.locator("#incidents article")).hasCount(1);
        holds(page);
    }

    /** Results of today are to come out together, late in the evening. */
    private void waitForTheRelease() {
        plan("23:59");
        holds(at("nikos"));
    }

    private void plan(String time) {
        var page = at("nikos");
        page.navigate("/releases");
        page.locator("#skill").selectOption("K08");
        for (var day : List.of("#first", "#last", "#day"))
            page.locator(day).fill(LocalDate.now(ZONE).toString());
        page.locator("#time").fill(time);
        send(page, "/releases");
    }

    /** An examiner marks whatever waits for them; {@code mine} of it are these candidates' texts. */
    private void mark(String examiner, String points, int mine) {
        var page = at(examiner);
        int found = 0;
        while (found < mine) {
            page.navigate("/marking");
            send(page, "/marking/next");
            boolean ours = page.locator(".written").first().innerText().startsWith(WRITTEN.strip());
            if (ours && found++ == 0) holds(page);
            for (int criterion = 1; criterion <= 4; criterion++)
                page.locator("input[name=c" + criterion + "][value='" + (ours ? points : "2") + "']")
                        .check();
            press(page, page.locator("form[action^='/marking/']:not([action$='/return']) button"));
            assertThat(page.locator(".govuk-error-summary")).hasCount(0);
        }
    }

    /** Nobody knew anything before; when the plan is changed to a time that is past, everybody does. */
    private void release(List<String> sittings) {
        var candidates = CANDIDATES.keySet().stream().map(this::at).toList();
        for (int i = 0; i < candidates.size(); i++) {
            candidates.get(i).navigate(sittings.get(i));
            assertThat(candidates.get(i).locator("a[href$='/result']")).hasCount(0);
        }
        plan("00:00");
        for (int i = 0; i < candidates.size(); i++) {
            var page = candidates.get(i);
            var result = page.locator("a[href$='/result']");
            for (int tries = 0; tries < 120 && result.count() == 0; tries++) {
                page.waitForTimeout(250);
                page.reload();
            }
            result.first().click();
            assertThat(page).hasURL(Pattern.compile(sittings.get(i) + "/result$"));
            assertThat(page.locator("main h1")).isVisible();
            if (i == 0) holds(page);
        }
    }

    private void report(String form) {
        var page = at("nikos");
        page.navigate(form + "/report");
        assertThat(page.locator("main h2")).not().hasCount(0);
        holds(page);
        var file = page.request().get(form + "/report.html");
        assertThat(file.ok()).isTrue();
    }

    /** Somebody's desk, in Greek; they sign in when they come to it for the first time. */
    private Page at(String who) {
        return desks.computeIfAbsent(who, this::signedInGreek);
    }

    private Page signedInGreek(String who) {
        var device = device("el-GR", true);
        devices.add(device);
        device.addCookies(List.of(new Cookie("lang", "el").setUrl(address())));
        return signedIn(device, who + "@demo.example");
    }

    private static void holds(Page page) {
        isGoodAt(page, NARROW);
        page.setViewportSize(1280, 900);
    }

    private static void send(Page page) {
        press(page, page.locator("main form button.button").first());
    }

    private static void send(Page page, String action) {
        press(page, page.locator("form[action='" + action + "'] button"));
    }

    /** Sends a form and waits for the page that comes then, however busy the machine is. */
    private static void press(Page page, Locator button) {
        page.evaluate("window.before = true");
        button.click();
        for (int tries = 0; tries < 600 && isStillHere(page); tries++) page.waitForTimeout(50);
    }

    private static boolean isStillHere(Page page) {
        try {
            return (Boolean) page.evaluate("!!window.before || document.readyState === 'loading'");
        } catch (PlaywrightException onTheWay) {
            return true;
        }
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8));
    }

    private static String path(Page page) {
        return java.net.URI.create(page.url()).getPath();
    }
}
