package org.tessera.research;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Ids;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import org.tessera.platform.Sha256;
import tools.jackson.databind.json.JsonMapper;

/** Invitations and the answers given with them, page by page, until they are sent and after. */
@Component
class Invitations {
    /** An invitation found by its secret. */
    record Invitation(
            UUID id,
            SurveyId survey,
            Map<String, String> title,
            List<String> competences,
            boolean closed,
            boolean sent,
            Respondent respondent) {}

    /** An invitation in its owner's list: never what was answered. */
    record Listed(String label, Instant createdAt, int answers, boolean sent) {}

    /** One invitation just made; its secret is shown this once. */
    record Made(String label, String secret) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Invitations(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    String create(SurveyId survey, String label, PersonId by) {
        var secret = Ids.secret();
        jdbc.sql("""
                insert into research.invitation (id, survey, label, secret_hash, created_by, created_at)
                values (:id, :survey, :label, :hash, :by, :at)
                """)
                .param("id", Ids.next())
                .param("survey", survey.value())
                .param("label", label)
                .param("hash", Sha256.of(secret))
                .param("by", by.value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        return secret;
    }

    /** The first so many labels {@code prefix 1}, {@code prefix 2} … that are not taken. */
    List<String> freeLabels(SurveyId survey, String prefix, int number) {
        var taken = labels(survey);
        return IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> prefix + " " + i)
                .filter(label -> !taken.contains(label))
                .limit(number)
                .toList();
    }

    Set<String> labels(SurveyId survey) {
        return jdbc
                .sql("select label from research.invitation where survey = :survey")
                .param("survey", survey.value())
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    List<Listed> of(SurveyId survey) {
        return jdbc.sql("""
                select label, created_at, sent_at,
                       (select count(*) from research.answer a where a.invitation = i.id) as answers
                  from research.invitation i
                 where survey = :survey
                 order by created_at, id
                """)
                .param("survey", survey.value())
                .query((row, n) -> new Listed(
                        row.getString("label"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getInt("answers"),
                        row.getTimestamp("sent_at") != null))
                .list();
    }

    /** @throws Problem 404 with words of its own when the secret is nobody's */
    Invitation of(String secret) {
        return find(secret, "").orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "research.problem.link"));
    }

    /**
     * The invitation while its survey takes answers, which a lock guarantees until the transaction ends.
     *
     * @throws Problem 404 when the secret is nobody's, 410 when the survey is closed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Invitation open(String secret) {
        var invitation = find(secret, "for share of s")
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "research.problem.link"));
        if (invitation.closed()) throw Problem.of(HttpStatus.GONE, "research.problem.answer-closed");
        return invitation;
    }

    /** What was answered so far, by competence. */
    Map<String, Answer> answers(Invitation invitation) {
        return jdbc
                .sql("""
                        select competence, importance, needed_at_entry
                          from research.answer
                         where invitation = :invitation
                        """)
                .param("invitation", invitation.id())
                .query((row, n) -> new Answer(
                        row.getString("competence"), row.getInt("importance"), row.getBoolean("needed_at_entry")))
                .list()
                .stream()
                .collect(Collectors.toMap(Answer::competence, answer -> answer));
    }

    /** One statement for all answers: an employer sends up to 57 of them. */
    @Transactional(propagation = Propagation.MANDATORY)
    void save(Invitation invitation, List<Answer> answers) {
        var last = new LinkedHashMap<String, Answer>();
        for (Answer answer : answers) {
            if (!invitation.competences().contains(answer.competence()))
                throw new IllegalArgumentException("this survey does not ask about " + answer.competence());
            last.put(answer.competence(), answer);
        }
        var given = last.values();
        jdbc.sql("""
                insert into research.answer (invitation, competence, importance, needed_at_entry, answered_at)
                select :invitation, competence, importance, needed, :at
                  from unnest(:competences, :importances, :needed) as given (competence, importance, needed)
                on conflict (invitation, competence) do update
                   set importance = excluded.importance,
                       needed_at_entry = excluded.needed_at_entry,
                       answered_at = excluded.answered_at
                """)
                .param("invitation", invitation.id())
                .param("at", Timestamp.from(clock.instant()))
                .param("competences", given.stream().map(Answer::competence).toArray(String[]::new))
                .param("importances", given.stream().map(Answer::importance).toArray(Integer[]::new))
                .param("needed", given.stream().map(Answer::neededAtEntry).toArray(Boolean[]::new))
                .update();
    }

    /** Takes the place of what was answered about these competences; an answer that is not given again is taken back. */
    @Transactional(propagation = Propagation.MANDATORY)
    void replace(Invitation invitation, List<String> competences, List<Answer> answers) {
        jdbc.sql("delete from research.answer where invitation = :invitation and competence in (:competences)")
                .param("invitation", invitation.id())
                .param("competences", competences)
                .update();
        save(invitation, answers);
    }

    /** Marks the answers as sent; from then on they count. */
    @Transactional(propagation = Propagation.MANDATORY)
    void send(Invitation invitation, Optional<Respondent> respondent) {
        var told = respondent.orElse(invitation.respondent());
        jdbc.sql("""
                update research.invitation
                   set sent_at = coalesce(sent_at, :at), size = :size, sector = :sector, country = :country
                 where id = :id
                """)
                .param("at", Timestamp.from(clock.instant()))
                .param("size", orNull(told.size()))
                .param("sector", orNull(told.sector()))
                .param("country", orNull(told.country()))
                .param("id", invitation.id())
                .update();
    }

    @SuppressWarnings("unchecked")
    private Optional<Invitation> find(String secret, String lock) {
        return jdbc.sql("""
                select i.id, i.survey, i.sent_at, i.size, i.sector, i.country, s.title, s.competences, s.closed_at
                  from research.invitation i
                  join research.survey s on s.id = i.survey
                 where i.secret_hash = :hash
                """ + lock)
                .param("hash", Sha256.of(secret))
                .query((row, n) -> new Invitation(
                        row.getObject("id", UUID.class),
                        new SurveyId(row.getObject("survey", UUID.class)),
                        (Map<String, String>) json.readValue(row.getString("title"), Map.class),
                        Arrays.asList(row.getString("competences").split(" ")),
                        row.getTimestamp("closed_at") != null,
                        row.getTimestamp("sent_at") != null,
                        new Respondent(
                                orEmpty(row.getString("size")),
                                orEmpty(row.getString("sector")),
                                orEmpty(row.getString("country")))))
                .optional();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
