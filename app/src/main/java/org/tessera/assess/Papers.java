package org.tessera.assess;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.assess.bank.Question;
import org.tessera.assess.bank.Response;
import org.tessera.assess.bank.Vault;
import org.tessera.assess.bank.Wire;
import org.tessera.platform.Form;
import org.tessera.platform.Problem;
import tools.jackson.databind.json.JsonMapper;

/** What is printed on a form and a task. Frozen, so each is read once and kept; keys are not among it. */
@Component
public class Papers {
    /** A task's words together with the rule that passes it. */
    record Task(WorkTask.Content content, int passTotal) {}

    private final Map<UUID, List<Question>> questions = new ConcurrentHashMap<>();
    private final Map<UUID, Task> tasks = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Wire wire;
    private final Vault vault;

    Papers(JdbcClient jdbc, JsonMapper json, Wire wire, Vault vault) {
        this.jdbc = jdbc;
        this.json = json;
        this.wire = wire;
        this.vault = vault;
    }

    /** The questions of a form in their order: the first stands at index 0 and is question 1. */
    public List<Question> questions(UUID form) {
        return Objects.requireNonNull(questions.computeIfAbsent(
                form,
                f -> jdbc.sql("""
                select i.id, i.content
                  from assess.form_item fi join assess.item i on i.id = fi.item
                 where fi.form = :form
                 order by fi.position
                """)
                        .param("form", f)
                        .query((row, n) -> wire.question(
                                vault.open("item:" + row.getString("id") + ":content", row.getString("content"))))
                        .list()));
    }

    Task task(UUID task) {
        return Objects.requireNonNull(tasks.computeIfAbsent(
                task,
                t -> jdbc.sql("select content, pass_total from assess.task where id = :task")
                        .param("task", t)
                        .query((row, n) -> new Task(
                                json.readValue(
                                        vault.open("task:" + t, row.getString("content")), WorkTask.Content.class),
                                row.getInt("pass_total")))
                        .single()));
    }

    /** What a candidate's page says as the answer to a question; nothing where it says none. */
    Optional<String> typed(UUID form, int slot, Form page) {
        var questions = questions(form);
        if (slot < 1 || slot > questions.size()) throw Problem.notFound();
        return Response.typed(questions.get(slot - 1), page);
    }
}
