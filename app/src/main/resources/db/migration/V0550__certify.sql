-- Certification. What decides on a person is recorded once and never changed; who may not decide is refused here.
create schema certify;

-- One row per person, only to be locked: who taught or examined somebody, and who decides on them, wait for each other.
create table certify.candidate (
    person uuid primary key
);

create function certify.lock_candidate(candidate uuid) returns void language plpgsql as $$
begin
    insert into certify.candidate (person) values (candidate) on conflict do nothing;
    perform 1 from certify.candidate c where c.person = candidate for update;
end
$$;

-- Who had to do with a candidate's learning or examination. A sitting is known for examining and invigilating.
create table certify.involvement (
    candidate uuid not null,
    person    uuid not null,
    kind      text not null check (kind in ('taught', 'examined', 'invigilated')),
    sitting   uuid,
    on_day    date not null,
    unique nulls not distinct (candidate, person, kind, sitting, on_day),
    check ((kind = 'taught') = (sitting is null))
);
create trigger involvement_is_a_record before update or delete on certify.involvement
    for each row execute function platform.refuse_change();

create function certify.await_decisions() returns trigger language plpgsql as $$
begin
    perform certify.lock_candidate(new.candidate);
    return new;
end
$$;
create trigger involvement_awaits_decisions before insert on certify.involvement
    for each row execute function certify.await_decisions();

-- Why a person may not decide about a candidate: 'taught', 'examined', 'invigilated', or null when nothing is against it.
-- Examining or invigilating the sitting that is decided on counts always, everything else for two years.
create function certify.partiality(candidate uuid, person uuid, sitting uuid, at timestamptz) returns text
language sql stable as $$
    select min(i.kind)
      from certify.involvement i
     where i.candidate = $1
       and i.person = $2
       and (i.sitting = $3 or i.on_day > cast($4 - interval '2 years' as date))
$$;

create table certify.application (
    id               uuid primary key,
    candidate        uuid not null,
    micro_credential text not null,
    version          integer not null check (version > 0),
    body             uuid not null,
    test_centre      uuid not null,
    applied_at       timestamptz not null,
    state            text not null check (state in ('applied', 'accepted', 'decided', 'declined', 'cancelled')),
    sitting          uuid unique,
    sits_from        timestamptz,
    sits_until       timestamptz,
    handled_by       uuid,
    handled_at       timestamptz,
    note             text not null default '',
    check (sits_until > sits_from),
    check ((state in ('accepted', 'decided')) = (sitting is not null)),
    constraint nobody_handles_their_own_application check (handled_by <> candidate)
);
create unique index application_one_open on certify.application (candidate, micro_credential)
    where state in ('applied', 'accepted');
create index application_body on certify.application (body, state);

create table certify.decision (
    id          uuid primary key,
    application uuid not null references certify.application (id),
    round       integer not null check (round in (1, 2)),
    candidate   uuid not null,
    sitting     uuid not null,
    sat_on      date not null,
    granted     boolean not null,
    reasons     text not null,
    decided_by  uuid not null,
    decided_at  timestamptz not null,
    facts       text not null,
    hash        char(64) not null,
    unique (application, round),
    unique (id, granted),
    constraint nobody_decides_on_themselves check (decided_by <> candidate),
    constraint a_refusal_has_reasons check (granted or reasons <> '')
);
create index decision_candidate on certify.decision (candidate);
create trigger decision_is_a_record before update or delete on certify.decision
    for each row execute function platform.refuse_change();

-- ISO/IEC 17024: the people who taught or examined a candidate do not take the decision on certification.
create function certify.require_independence() returns trigger language plpgsql as $$
declare
    why text;
begin
    perform certify.lock_candidate(new.candidate);
    perform 1 from certify.application a
      where a.id = new.application and a.candidate = new.candidate and a.sitting = new.sitting
        and a.state = 'accepted'
        for update;
    if not found then
        raise exception 'the decision is not about this application' using errcode = 'TS550';
    end if;
    why := certify.partiality(new.candidate, new.decided_by, new.sitting, new.decided_at);
    if why is not null then
        raise exception 'the decision is refused: the officer % the candidate', why using errcode = 'TS551', hint = why;
    end if;
    if new.round = 2 and not exists (select 1
                                       from certify.decision d
                                       join certify.appeal a on a.decision = d.id
                                       join certify.hearing h on h.appeal = a.id
                                      where d.application = new.application and d.round = 1 and h.upheld
                                        and d.decided_by <> new.decided_by) then
        raise exception 'a second decision needs an appeal that was upheld, and another officer'
            using errcode = 'TS551', hint = 'decided-before';
    end if;
    return new;
end
$$;
create trigger decision_is_independent before insert on certify.decision
    for each row execute function certify.require_independence();

create table certify.appeal (
    id       uuid primary key,
    decision uuid not null unique references certify.decision (id),
    grounds  text not null check (grounds <> ''),
    made_by  uuid not null,
    made_at  timestamptz not null
);
create trigger appeal_is_a_record before update or delete on certify.appeal
    for each row execute function platform.refuse_change();

create table certify.hearing (
    appeal   uuid primary key references certify.appeal (id),
    upheld   boolean not null,
    reasons  text not null check (reasons <> ''),
    heard_by uuid not null,
    heard_at timestamptz not null
);
create trigger hearing_is_a_record before update or delete on certify.hearing
    for each row execute function platform.refuse_change();

-- An appeal is heard by somebody who neither decided nor taught nor examined, and who did not make it.
create function certify.require_another_judge() returns trigger language plpgsql as $$
declare
    decision certify.decision;
    why text;
begin
    select d.* into decision
      from certify.appeal a
      join certify.decision d on d.id = a.decision
     where a.id = new.appeal;
    perform certify.lock_candidate(decision.candidate);
    why := case
        when new.heard_by = decision.candidate then 'own-application'
        when new.heard_by = decision.decided_by then 'decided-before'
        else certify.partiality(decision.candidate, new.heard_by, decision.sitting, new.heard_at)
    end;
    if why is not null then
        raise exception 'the hearing is refused: %', why using errcode = 'TS551', hint = why;
    end if;
    return new;
end
$$;
create trigger hearing_is_independent before insert on certify.hearing
    for each row execute function certify.require_another_judge();

-- Only a positive decision has a certificate, and each only one.
create table certify.certificate (
    id                         uuid primary key,
    decision                   uuid not null unique,
    granted                    boolean not null default true check (granted),
    holder                     uuid not null,
    sitting                    uuid not null,
    body                       uuid not null,
    micro_credential           text not null,
    micro_credential_reference text not null,
    valid_from                 date not null,
    valid_until                date not null,
    check (valid_until > valid_from),
    foreign key (decision, granted) references certify.decision (id, granted)
);
create index certificate_holder on certify.certificate (holder);
create index certificate_body on certify.certificate (body);
create trigger certificate_is_a_record before update or delete on certify.certificate
    for each row execute function platform.refuse_change();

-- What became of a certificate, in order. The end of its time is read from the clock and not written here.
create table certify.certificate_event (
    certificate         uuid not null references certify.certificate (id),
    number              integer not null check (number > 0),
    state               text not null check (state in ('valid', 'suspended', 'withdrawn')),
    reason              text not null check (reason <> ''),
    proposes_withdrawal boolean not null,
    by_person           uuid not null,
    second_person       uuid,
    at                  timestamptz not null,
    primary key (certificate, number),
    check (not proposes_withdrawal or state = 'suspended'),
    constraint two_officers_withdraw check (
        case when state = 'withdrawn' then second_person is not null and second_person <> by_person
             else second_person is null end)
);
create trigger certificate_event_is_a_record before update or delete on certify.certificate_event
    for each row execute function platform.refuse_change();

create function certify.require_next_state() returns trigger language plpgsql as $$
declare
    holder  certify.certificate;
    last    certify.certificate_event;
    why     text;
begin
    select c.* into holder from certify.certificate c where c.id = new.certificate for update;
    select e.* into last from certify.certificate_event e where e.certificate = new.certificate
     order by e.number desc limit 1;
    if new.number <> coalesce(last.number, 0) + 1
       or not (case coalesce(last.state, 'none')
                when 'none' then new.state = 'valid'
                when 'valid' then new.state = 'suspended'
                when 'suspended' then new.state = 'valid'
                    or (new.state = 'suspended' and new.proposes_withdrawal)
                    or (new.state = 'withdrawn' and last.proposes_withdrawal and last.by_person = new.by_person)
                else false
              end) then
        raise exception 'a certificate that is % can''t become %', coalesce(last.state, 'new'), new.state
            using errcode = 'TS552';
    end if;
    perform certify.lock_candidate(holder.holder);
    why := case
        when holder.holder in (new.by_person, new.second_person) then 'own-application'
        else coalesce(certify.partiality(holder.holder, new.by_person, holder.sitting, new.at),
                      certify.partiality(holder.holder, new.second_person, holder.sitting, new.at))
    end;
    if why is not null then
        raise exception 'the change is refused: %', why using errcode = 'TS551', hint = why;
    end if;
    return new;
end
$$;
create trigger certificate_event_follows before insert on certify.certificate_event
    for each row execute function certify.require_next_state();

-- Anybody may complain, with or without an account.
create table certify.complaint (
    id       uuid primary key,
    body     uuid not null,
    made_by  uuid,
    contact  text not null,
    about    text not null check (about <> ''),
    made_at  timestamptz not null
);
create index complaint_body on certify.complaint (body, made_at);
create trigger complaint_is_a_record before update or delete on certify.complaint
    for each row execute function platform.refuse_change();

create table certify.complaint_answer (
    complaint   uuid primary key references certify.complaint (id),
    answer      text not null check (answer <> ''),
    answered_by uuid not null,
    answered_at timestamptz not null
);
create trigger complaint_answer_is_a_record before update or delete on certify.complaint_answer
    for each row execute function platform.refuse_change();
