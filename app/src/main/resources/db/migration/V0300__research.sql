-- Employers' surveys. An invitation's secret is known only to whom it was sent; here it is a SHA-256. Who answered what
-- is never joined to a person: an invitation carries a label that the inviter chose, and an organisation's size, sector
-- and country if the respondent gave them.
create schema research;

create table research.survey (
    id           uuid primary key,
    title        text not null,
    organisation uuid not null,
    competences  text not null,
    opened_by    uuid not null,
    opened_at    timestamptz not null,
    closed_by    uuid,
    closed_at    timestamptz,
    check ((closed_by is null) = (closed_at is null))
);
create index survey_organisation on research.survey (organisation, opened_at);

create table research.invitation (
    id          uuid primary key,
    survey      uuid not null references research.survey (id),
    label       text not null,
    secret_hash text not null unique check (secret_hash ~ '^[0-9a-f]{64}$'),
    created_by  uuid not null,
    created_at  timestamptz not null,
    sent_at     timestamptz,
    size        text check (size in ('1-9', '10-49', '50-249', '250')),
    sector      text,
    country     text,
    unique (survey, label)
);

create table research.answer (
    invitation       uuid not null references research.invitation (id),
    competence       text not null,
    importance       integer not null check (importance between 1 and 5),
    needed_at_entry  boolean not null,
    answered_at      timestamptz not null,
    primary key (invitation, competence)
);

-- What a closed survey found: canonical JSON (RFC 8785).
create table research.evidence (
    survey  uuid primary key references research.survey (id),
    hash    text not null check (hash ~ '^[0-9a-f]{64}$'),
    content text not null
);
create trigger evidence_is_a_record before update or delete on research.evidence
    for each row execute function platform.refuse_change();

-- A closed survey stays closed, and takes neither invitation nor answer.
create function research.refuse_when_closed() returns trigger language plpgsql as $$
declare
    asked uuid;
begin
    if tg_table_name = 'answer' then
        select survey into asked from research.invitation
         where id = case when tg_op = 'DELETE' then old.invitation else new.invitation end;
    elsif tg_op = 'DELETE' then
        asked := old.survey;
    else
        asked := new.survey;
    end if;
    if exists (select 1 from research.survey where id = asked and closed_at is not null) then
        raise exception 'the survey is closed' using errcode = 'TS002';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
end
$$;
create trigger answer_needs_an_open_survey before insert or update or delete on research.answer
    for each row execute function research.refuse_when_closed();
create trigger invitation_needs_an_open_survey before insert or update or delete on research.invitation
    for each row execute function research.refuse_when_closed();

create function research.refuse_reopening() returns trigger language plpgsql as $$
begin
    if old.closed_at is not null then
        raise exception 'the survey is closed' using errcode = 'TS002';
    end if;
    return new;
end
$$;
create trigger survey_stays_closed before update on research.survey
    for each row execute function research.refuse_reopening();
