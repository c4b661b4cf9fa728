package org.tessera.assess;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is printed on a form and a task. Frozen, so each is read once and kept; keys are not among it. */
@Component
public class Papers {
    /** A task's words together with the rule that passes it. */
    record Task(WorkTask.Content content, int passTotal) {}

    /** A practice question's right answer and why it is right; only for feedback after a practice test. */
    record Explanation(String key, Map<String, String> why) {}

    private final Map<UUID, List<Question>> questions = new ConcurrentHashMap<>();
    private final Map<UUID, Task> tasks = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Papers(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The questions of a form in their order: the first stands at index 0 and is question 1. */
    public List<Question> questions(UUID form) {
        return Objects.requireNonNull(questions.computeIfAbsent(
                form,
                f -> jdbc.sql("""
                select i.content
                  from assess.form_item fi join assess.item i on i.id = fi.item
                 where fi.form = :form
                 order by fi.position
                """)
                        .param("form", f)
                        .query((row, n) -> json.readValue(row.getString("content"), Question.class))
                        .list()));
    }

    Task task(UUID task) {
        return Objects.requireNonNull(tasks.computeIfAbsent(
                task,
                t -> jdbc.sql("select content, pass_total from assess.task where id = :task")
                        .param("task", t)
                        .query((row, n) -> new Task(
                                json.readValue(row.getString("content"), WorkTask.Content.class),
                                row.getInt("pass_total")))
                        .single()));
    }

    /** Right answers with reasons, of practice forms alone: for any other form the list is empty. */
    List<Explanation> explanations(UUID form) {
        return jdbc.sql("""
                select k.key, k.why
                  from assess.form f
                  join assess.form_item fi on fi.form = f.id
                  join assess.item i on i.id = fi.item
                  join assess.item_key k on k.item = i.id
                 where f.id = :form and f.practice and i.practice
                 order by fi.position
                """)
                .param("form", form)
                .query((row, n) -> new Explanation(
                        row.getString("key"),
                        json.readValue(row.getString("why"), new TypeReference<Map<String, String>>() {})))
                .list();
    }
}
