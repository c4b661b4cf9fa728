package org.tessera.tour;

import static org.tessera.tour.Steps.expect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jsoup.nodes.Document;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of a credential in the world: it is shown, checked, withdrawn, forged and no longer shared. */
final class Afterlife {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String STATUS_LIST = "/status/1";

    private final Steps steps;
    private final Path folder;
    private final Persona learner;

    Afterlife(Steps steps, Path folder, Persona learner) {
        this.steps = steps;
        this.folder = folder;
        this.learner = learner;
    }

    /**
     * Plays what happens once the credential is in its holder's passport.
     *
     * @param employer somebody without an account
     * @param officer proposes the withdrawal
     * @param second confirms it
     */
    void play(Visitor eleni, Visitor employer, Visitor officer, Visitor second) {
        var credential = steps.step("She downloads the sealed file and her whole passport", () -> {
            var link = Visitor.leads(eleni.open("/passport"), "a[href^=/passport/credentials/]");
            var sealed = eleni.fetch(link, "application/json");
            write("credential.json", sealed);
            write("passport.json", eleni.fetch("/passport.json", "application/json"));
            return sealed;
        });
        var address =
                steps.step("She sees what an employer will see, and makes a link for seven days", () -> share(eleni));
        steps.step("The employer opens the link: genuine and valid today", () -> {
            var page = employer.open(address);
            expect(
                    page.select(".verdict.good h1").size() == 1,
                    "the verdict was " + page.select("h1").text());
            var machine = employer.fetch(address + "?format=json", "application/json");
            write("verification.json", machine);
            write("trace.json", trace(machine));
        });
        steps.step("and walks back to the survey that chose the skill", () -> {
            var path = JSON.readTree(read("trace.json"))
                    .get("trace")
                    .valueStream()
                    .flatMap(step -> step.has("path")
                            ? java.util.stream.Stream.of(step.get("path").asString())
                            : java.util.stream.Stream.empty())
                    .toList();
            expect(!path.isEmpty(), "the trace leads nowhere");
            path.forEach(employer::open);
        });
        steps.step(
                "The same from the file alone",
                () -> expect(
                        check(employer, credential).select(".verdict.good").size() == 1,
                        "the file was not recognised"));
        steps.step("For checks without a network: whom to trust, and which credentials stand today", () -> {
            write("ca.pem", employer.fetch("/keys/ca.pem", "*/*"));
            write("status.json", employer.fetch(STATUS_LIST, "*/*"));
        });
        withdraw(officer, second, employer, address);
        steps.step("One byte of the file is altered: refused, and nothing of it is shown", () -> {
            var altered = new String(credential, StandardCharsets.UTF_8).replaceFirst("Eleni", "Elena");
            var page = check(employer, altered.getBytes(StandardCharsets.UTF_8));
            expect(page.select(".verdict.bad").size() == 1, "the altered file passed");
            expect(!page.text().contains("Paradeigma"), "the altered file's content is shown");
        });
        steps.step("She stops sharing: the link is gone", () -> {
            var link = Visitor.leads(eleni.open("/passport"), "form[action$=/stop]");
            eleni.submit(eleni.open("/passport"), link, Map.of());
            employer.open(address, 410);
        });
    }

    private void withdraw(Visitor officer, Visitor second, Visitor employer, String address) {
        steps.step("One officer proposes to withdraw the certificate: it is suspended meanwhile", () -> {
            Certification.change(officer, learner.family(), "withdraw", "Withdrawn for the tour.");
            Life.await(
                    "the suspension",
                    () -> employer.open(address).select(".verdict.wait").size() == 1);
        });
        steps.step("The second officer confirms", () -> Certification.confirm(second, learner.family()));
        steps.step(
                "The employer sees it withdrawn within seconds",
                () -> Life.await(
                        "the withdrawal",
                        () -> employer.open(address).select(".verdict.bad").size() == 1));
        steps.step(
                "The list for checks without a network says so too",
                () -> write("status-after-withdrawal.json", employer.fetch(STATUS_LIST, "*/*")));
    }

    private String share(Visitor eleni) {
        var page = eleni.open("/passport/share");
        var preview = eleni.submit(
                page,
                "/passport/share/preview",
                Map.of(
                        "credential",
                                page.select("input[name=credential]").getFirst().attr("value"),
                        "days", "7",
                        "note", "Café Almar"));
        expect(preview.text().contains(learner.family()), "the preview does not show her name");
        var link = eleni.submit(preview, "/passport/share", Map.of());
        var paper = Visitor.leads(link, "a[href$=paper.pdf]");
        write("credential.pdf", eleni.fetch(paper, "application/pdf"));
        return java.net.URI.create(Visitor.leads(link, "a[href*=/v/]")).getRawPath();
    }

    private static Document check(Visitor visitor, byte[] file) {
        return visitor.upload(visitor.open("/check"), "/check", "file", "credential.json", file, 200);
    }

    private static byte[] trace(byte[] verification) {
        var first = JSON.readTree(verification).get("credentials").get(0);
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(Map.of("credential", first.get("id"), "trace", first.get("trace")));
    }

    private byte[] read(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, byte[] content) {
        try {
            Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
