package org.tessera.research;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.platform.Audit;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;
import tools.jackson.databind.json.JsonMapper;

/** A survey's life: it is opened, employers are invited and answer, it is closed, and then it is evidence. */
@Service
public class Surveys {
    /** A survey as its owner sees it; {@code closedAt} is absent while it is open. */
    record Survey(
            SurveyId id,
            Map<String, String> title,
            OrganisationId organisation,
            List<String> competences,
            Instant openedAt,
            @Nullable Instant closedAt) {
        boolean open() {
            return closedAt == null;
        }
    }

    private final JdbcClient jdbc;
    private final Competences competences;
    private final Invitations invitations;
    private final Findings findings;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    Surveys(
            JdbcClient jdbc,
            Competences competences,
            Invitations invitations,
            Findings findings,
            Audit audit,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.competences = competences;
        this.invitations = invitations;
        this.findings = findings;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Opens a survey over all competences that there are today.
     *
     * @param title by language
     * @param organisation whose survey it is
     */
    @Transactional
    public SurveyId open(Map<String, String> title, OrganisationId organisation, PersonId by) {
        var id = SurveyId.next();
        var codes = competences.all().stream().map(Competence::code).toList();
        jdbc.sql("""
                insert into research.survey (id, title, organisation, competences, opened_by, opened_at)
                values (:id, :title, :organisation, :competences, :by, :at)
                """)
                .param("id", id.value())
                .param("title", json.writeValueAsString(title))
                .param("organisation", organisation.value())
                .param("competences", String.join(" ", codes))
                .param("by", by.value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        audit.record("survey:" + id, Optional.of(by), "open", Map.of("competences", codes.size()));
        return id;
    }

    /**
     * Invites one employer.
     *
     * @param label how the inviter tells the invitations of this survey apart; not a person's name
     * @return the secret of {@code /survey/{secret}}, which can't be shown again
     * @throws Problem 404 when there is no such survey; 409 when it is closed or has an invitation of that label
     */
    @Transactional
    public String invite(SurveyId survey, String label, PersonId by) {
        var found = lockedOpen(survey);
        if (invitations.labels(found.id()).contains(label)) throw Problem.conflict("research.problem.label", label);
        return invitations.create(found.id(), label, by);
    }

    /** Invites several employers at once, labelled {@code prefix 1}, {@code prefix 2} and so on. */
    @Transactional
    List<Invitations.Made> inviteMany(SurveyId survey, String prefix, int number, PersonId by) {
        var found = lockedOpen(survey);
        return invitations.freeLabels(found.id(), prefix, number).stream()
                .map(label -> new Invitations.Made(label, invitations.create(found.id(), label, by)))
                .toList();
    }

    /** Saves one page of an employer's answers; they count when they are sent. */
    @Transactional
    void savePage(String secret, List<String> asked, List<Answer> answers) {
        invitations.replace(invitations.open(secret), asked, answers);
    }

    /**
     * An employer's answers, sent. Answers to other competences that were given before stay; sending again changes what
     * was sent, and counts once.
     *
     * @param secret of the invitation
     * @throws Problem 404 when there is no such invitation, 410 when the survey is closed
     * @throws IllegalArgumentException for a competence that the survey does not ask about
     */
    @Transactional
    public void answer(String secret, List<Answer> answers) {
        var invitation = invitations.open(secret);
        invitations.save(invitation, answers);
        invitations.send(invitation, Optional.empty());
    }

    /** The same, with what the employer told about the organisation. */
    @Transactional
    public void answer(String secret, List<Answer> answers, Respondent respondent) {
        var invitation = invitations.open(secret);
        invitations.save(invitation, answers);
        invitations.send(invitation, Optional.of(respondent));
    }

    /**
     * Closes a survey for good and works out what it found.
     *
     * @throws Problem 404 when there is no such survey, 409 when it is closed already
     */
    @Transactional
    public void close(SurveyId survey, PersonId by) {
        var found = lockedOpen(survey);
        var now = clock.instant();
        var hash = findings.keep(found, now);
        jdbc.sql("update research.survey set closed_by = :by, closed_at = :at where id = :id")
                .param("by", by.value())
                .param("at", Timestamp.from(now))
                .param("id", survey.value())
                .update();
        audit.record("survey:" + survey, Optional.of(by), "close", Map.of("evidence", hash));
    }

    /**
     * What a closed survey found. It never changes.
     *
     * @throws Problem 404 when there is no such survey; 409 while it is open, because numbers that change from day to day
     *     would give single answers away
     */
    public Evidence evidence(SurveyId survey) {
        if (of(survey).open()) throw Problem.conflict("research.problem.open");
        return findings.of(survey);
    }

    /** What the closed surveys of all organisations found, the last closed first. */
    public List<Evidence> closed() {
        return findings.all();
    }

    /** The surveys of these organisations, newest first. */
    List<Survey> of(List<OrganisationId> organisations) {
        if (organisations.isEmpty()) return List.of();
        return jdbc.sql("""
                select id, title, organisation, competences, opened_at, closed_at
                  from research.survey
                 where organisation in (:organisations)
                 order by opened_at desc
                """)
                .param(
                        "organisations",
                        organisations.stream().map(OrganisationId::value).toList())
                .query(this::survey)
                .list();
    }

    Survey of(SurveyId id) {
        return find(id, "").orElseThrow(Problem::notFound);
    }

    /** The survey, kept open by a lock until the transaction ends. */
    private Survey lockedOpen(SurveyId id) {
        var survey = find(id, "for update").orElseThrow(Problem::notFound);
        if (!survey.open()) throw Problem.conflict("research.problem.closed");
        return survey;
    }

    private Optional<Survey> find(SurveyId id, String lock) {
        return jdbc.sql("""
                select id, title, organisation, competences, opened_at, closed_at
                  from research.survey
                 where id = :id
                """ + lock).param("id", id.value()).query(this::survey).optional();
    }

    @SuppressWarnings("unchecked")
    private Survey survey(ResultSet row, int index) throws SQLException {
        var closed = row.getTimestamp("closed_at");
        return new Survey(
                new SurveyId(row.getObject("id", UUID.class)),
                json.readValue(row.getString("title"), Map.class),
                new OrganisationId(row.getObject("organisation", UUID.class)),
                Arrays.asList(row.getString("competences").split(" ")),
                row.getTimestamp("opened_at").toInstant(),
                closed == null ? null : closed.toInstant());
    }
}
