package org.tessera.assess;

import java.util.List;
import java.util.Map;
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
        var known = questions.get(form);
        return known != null ? known : kept(questions, form, read(form));
    }

    Task task(UUID task) {
        var known = tasks.get(task);
        return known != null ? known : kept(tasks, task, readTask(task));
    }

    /**
     * Keeps what was read. It was read outside the map, whose lock must not be held by somebody who waits for a connection
     * while others, with connections, wait for the lock.
     */
    private static <T> T kept(Map<UUID, T> known, UUID id, T read) {
        var another = known.putIfAbsent(id, read);
        return another != null ? another : read;
    }

    private record Sealed(String id, String content) {}

    private List<Question> read(UUID form) {
        var items = jdbc.sql("""
                select cast(i.id as text) as id, i.content
                  from assess.form_item fi join assess.item i on i.id = fi.item
                 where fi.form = :form
                 order by fi.position
                """).param("form", form).query(Sealed.class).list();
        return items.stream()
                .map(item -> wire.question(vault.open("item:" + item.id() + ":content", item.content())))
                .toList();
    }

    private record SealedTask(String content, int passTotal) {}

    private Task readTask(UUID task) {
        var sealed = jdbc.sql("select content, pass_total from assess.task where id = :task")
                .param("task", task)
                .query(SealedTask.class)
                .single();
        return new Task(
                json.readValue(vault.open("task:" + task, sealed.content()), WorkTask.Content.class),
                sealed.passTotal());
    }

    /** What a candidate's page says as the answer to a question; nothing where it says none. */
    Optional<String> typed(UUID form, int slot, Form page) {
        var questions = questions(form);
        if (slot < 1 || slot > questions.size()) throw Problem.notFound();
        return Response.typed(questions.get(slot - 1), page);
    }
}
