package org.tessera.assess;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.tessera.assess.bank.Artefact;
import org.tessera.platform.Caller;
import org.tessera.platform.Form;
import org.tessera.platform.Problem;
import org.tessera.platform.SeeOther;

/** Takes the file that answers a question. It is saved as any answer is: under the lease, before the deadline, once. */
@Controller
class ArtefactPages {
    private final Appointments appointments;
    private final Papers papers;
    private final Answers answers;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ArtefactPages(
            Appointments appointments,
            Papers papers,
            Answers answers,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.appointments = appointments;
        this.papers = papers;
        this.answers = answers;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @PostMapping("/sittings/{id}/questions/{number}/file")
    View hand(
            Caller caller,
            Form form,
            @PathVariable UUID id,
            @PathVariable int number,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file)
            throws IOException {
        var sitting = appointments.of(new SittingId(id), caller.person());
        var questions = papers.questions(sitting.form());
        if (number < 1 || number > questions.size()) throw Problem.notFound();
        var question = questions.get(number - 1);
        if (!question.fields().isEmpty() || sitting.exam().isEmpty()) throw Problem.notFound();
        var content = file == null ? new byte[0] : file.getBytes();
        var accepted = switch (Artefact.of(question, content)) {
            case Artefact.Accepted a -> a;
            case Artefact.Empty e -> throw refused("assess.problem.file-empty");
            case Artefact.TooLarge t -> throw refused("assess.problem.file-large", t.megabytes());
            case Artefact.OfAnotherKind k ->
                throw refused(
                        "assess.problem.file-kind",
                        k.taken().stream().map(Enum::name).collect(Collectors.joining(", ")));
        };
        int lease = form.value("lease").matches("[0-9]{1,6}") ? Integer.parseInt(form.value("lease")) : 0;
        var reply = transaction.execute(_ -> save(sitting, number, lease, accepted, content));
        if (!(reply instanceof Answers.Reply.Saved)) throw Problem.conflict("assess.problem.elsewhere");
        return SeeOther.to("/sittings/" + id + "/questions/" + number);
    }

    private Answers.Reply save(Appointment sitting, int number, int lease, Artefact.Accepted accepted, byte[] content) {
        var before =
                Optional.ofNullable(answers.current(sitting.id(), Part.EXAM).get(number));
        var reply = answers.save(
                sitting.id(),
                sitting.candidate(),
                new Answers.Change(
                        Part.EXAM,
                        number,
                        UUID.randomUUID(),
                        lease,
                        Optional.empty(),
                        Optional.of(accepted.answer()),
                        before.map(Answers.Current::flagged).orElse(false)));
        if (reply instanceof Answers.Reply.Saved) keep(sitting.id(), accepted, content);
        return reply;
    }

    private void keep(SittingId sitting, Artefact.Accepted accepted, byte[] content) {
        jdbc.sql("""
                insert into assess.artefact (sitting, sha256, kind, content, at)
                values (:sitting, :sha256, :kind, :content, clock_timestamp())
                on conflict do nothing
                """)
                .param("sitting", sitting.value())
                .param("sha256", accepted.sha256())
                .param("kind", accepted.kind().key())
                .param("content", content)
                .update();
    }

    private static Problem refused(String key, Object... arguments) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, key, arguments);
    }
}
