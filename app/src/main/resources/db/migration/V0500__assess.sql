-- The item bank, frozen forms, sittings, answers, blind marking and results.
-- What is written once and never changed is guarded by platform.refuse_change(); who may not do what is refused here too,
-- so that no page, job or mistake can get around it. Error TS002: a duty that must be kept apart. TS003: a step too early.
create schema assess;

-- One file of items: the public sample of a micro-credential, or a certification body's own.
create table assess.bank (
    id               uuid primary key,
    micro_credential text not null,
    owner            uuid,
    hash             char(64) not null,
    loaded_at        timestamptz not null,
    loaded_by        uuid
);
comment on column assess.bank.owner is 'the certification body whose confidential bank it is; null: a public sample';
create unique index bank_is_loaded_once
    on assess.bank (micro_credential, coalesce(owner, '00000000-0000-0000-0000-000000000000'), hash);

create table assess.item (
    id       uuid primary key,
    bank     uuid not null references assess.bank,
    name     text not null,
    version  integer not null check (version > 0),
    outcome  text not null,
    practice boolean not null,
    content  text not null,
    hash     char(64) not null,
    unique (bank, name)
);
comment on column assess.item.content is 'stem and options by language, as JSON; never the key';
comment on column assess.item.hash is 'of the content without the key: a hash over four possible keys would give it away';

-- Keys live apart from what is asked, so that no query for a page can bring one along.
create table assess.item_key (
    item uuid primary key references assess.item,
    key  text not null,
    why  text not null
);

create table assess.form (
    id               uuid primary key,
    bank             uuid not null references assess.bank,
    micro_credential text not null,
    name             text not null,
    version          integer not null check (version > 0),
    practice         boolean not null,
    minutes          integer not null check (minutes > 0),
    cut              integer not null check (cut >= 0),
    cut_source       text not null,
    key_seal         char(64) not null,
    hash             char(64) not null,
    frozen_at        timestamptz not null,
    unique (bank, name)
);
comment on column assess.form.key_seal is 'SHA-256 of a secret salt and the keys in order: binds the form to them, tells nothing';

create table assess.form_item (
    form     uuid not null references assess.form,
    position integer not null check (position > 0),
    item     uuid not null references assess.item,
    primary key (form, position),
    unique (form, item)
);

create table assess.form_salt (
    form uuid primary key references assess.form,
    salt text not null
);

create table assess.task (
    id               uuid primary key,
    owner            uuid,
    micro_credential text not null,
    name             text not null,
    version          integer not null check (version > 0),
    minutes          integer not null check (minutes > 0),
    pass_total       integer not null check (pass_total between 0 and 12),
    content          text not null,
    hash             char(64) not null,
    loaded_at        timestamptz not null
);
create unique index task_is_loaded_once
    on assess.task (name, coalesce(owner, '00000000-0000-0000-0000-000000000000'), hash);

create table assess.sitting (
    id                 uuid primary key,
    candidate          uuid not null,
    micro_credential   text not null,
    form               uuid not null references assess.form,
    task               uuid references assess.task,
    practice           boolean not null,
    demonstration      boolean not null,
    test_centre        uuid,
    certification_body uuid,
    opens_at           timestamptz not null,
    closes_at          timestamptz not null,
    release_at         timestamptz,
    registered_at      timestamptz not null,
    check (closes_at > opens_at),
    check (practice or (task is not null and test_centre is not null and certification_body is not null))
);
create index sitting_candidate on assess.sitting (candidate);
create index sitting_test_centre on assess.sitting (test_centre, opens_at);

create function assess.refuse_foreign_form() returns trigger language plpgsql as $$
declare
    form_owner uuid;
    task_owner uuid;
    form_practice boolean;
begin
    select b.owner, f.practice into form_owner, form_practice
      from assess.form f join assess.bank b on b.id = f.bank where f.id = new.form;
    select owner into task_owner from assess.task where id = new.task;
    if new.practice <> form_practice then
        raise exception 'practice questions are for practice alone' using errcode = 'TS002';
    end if;
    if not new.practice and not new.demonstration
        and (form_owner is null or task_owner is null) then
        raise exception 'a public sample is never for certification' using errcode = 'TS002';
    end if;
    if form_owner <> new.certification_body or task_owner <> new.certification_body then
        raise exception 'the form belongs to another certification body' using errcode = 'TS002';
    end if;
    return new;
end
$$;
create trigger sitting_uses_its_own_form before insert on assess.sitting
    for each row execute function assess.refuse_foreign_form();

-- Who taught whom, as people reports it in the same transaction.
create table assess.taught (
    learner  uuid not null,
    educator uuid not null,
    on_day   date not null,
    primary key (learner, educator, on_day)
);

create function assess.taught_recently(educator_ uuid, learner_ uuid) returns boolean language sql stable as $$
    select exists (select 1 from assess.taught
                    where learner = learner_ and educator = educator_
                      and on_day > current_date - interval '2 years')
$$;

-- Identity is recorded as the kind of document and yes or no, never its number or a copy.
create table assess.check_in (
    id            uuid primary key,
    sitting       uuid not null references assess.sitting,
    invigilator   uuid not null,
    document      text not null check (document in ('identity-card', 'passport', 'residence-permit', 'school-card', 'other')),
    confirmed     boolean not null,
    extra_percent integer not null check (extra_percent between 0 and 100),
    at            timestamptz not null
);
create unique index check_in_is_confirmed_once on assess.check_in (sitting) where confirmed;

create function assess.refuse_partial_invigilator() returns trigger language plpgsql as $$
declare
    who uuid;
begin
    select candidate into who from assess.sitting where id = new.sitting;
    if who = new.invigilator then
        raise exception 'nobody invigilates their own exam' using errcode = 'TS002';
    end if;
    if assess.taught_recently(new.invigilator, who) then
        raise exception 'the invigilator taught this candidate within two years' using errcode = 'TS002';
    end if;
    return new;
end
$$;
create trigger check_in_by_somebody_impartial before insert on assess.check_in
    for each row execute function assess.refuse_partial_invigilator();

-- A part that was begun: A the exam, B the work task. Its row is what every save locks. The lease is the fencing number
-- of the device that may write.
create table assess.part (
    sitting      uuid not null references assess.sitting,
    part         char(1) not null check (part in ('A', 'B')),
    language     text not null,
    started_at   timestamptz not null,
    deadline     timestamptz not null,
    lease        integer not null check (lease > 0),
    submitted_at timestamptz,
    submitted_by text check (submitted_by in ('candidate', 'deadline')),
    receipt      char(64),
    primary key (sitting, part),
    check ((submitted_at is null) = (receipt is null) and (submitted_at is null) = (submitted_by is null))
);
create index part_open on assess.part (deadline) where submitted_at is null;

create function assess.refuse_early_start() returns trigger language plpgsql as $$
declare
    s assess.sitting;
begin
    select * into s from assess.sitting where id = new.sitting;
    if new.part = 'B' and not exists (select 1 from assess.part
                                       where sitting = new.sitting and part = 'A' and submitted_at is not null) then
        raise exception 'the exam comes before the work task' using errcode = 'TS003';
    end if;
    if not s.practice and not exists (select 1 from assess.check_in where sitting = new.sitting and confirmed) then
        raise exception 'nobody starts before the identity is checked' using errcode = 'TS003';
    end if;
    return new;
end
$$;
create trigger part_starts_after_check_in before insert on assess.part
    for each row execute function assess.refuse_early_start();

create function assess.refuse_reopening() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.submitted_at is not null then
        raise exception 'what was handed in stays as it is' using errcode = 'TS001';
    end if;
    return new;
end
$$;
create trigger part_stays_submitted before update or delete on assess.part
    for each row execute function assess.refuse_reopening();

-- Every answer that ever arrived, with the reply that was given. Slot 0 is the work task, 1… the questions.
create table assess.answer_event (
    sitting     uuid not null,
    part        char(1) not null,
    slot        integer not null check (slot >= 0),
    key         uuid not null,
    lease       integer not null,
    seq         integer not null check (seq > 0),
    answer      text,
    flagged     boolean not null,
    received_at timestamptz not null default clock_timestamp(),
    late        boolean not null,
    counted     boolean not null,
    saved_seq   integer not null,
    remaining   integer not null,
    primary key (sitting, key),
    foreign key (sitting, part) references assess.part
);
comment on column assess.answer_event.late is 'it came after the deadline or after handing in';
comment on column assess.answer_event.counted is 'in time, or late by no more than the network''s grace of 30 seconds';

create table assess.answer_current (
    sitting     uuid not null,
    part        char(1) not null,
    slot        integer not null,
    lease       integer not null,
    seq         integer not null,
    answer      text,
    flagged     boolean not null,
    received_at timestamptz not null,
    primary key (sitting, part, slot),
    foreign key (sitting, part) references assess.part
);

create table assess.score (
    sitting uuid primary key references assess.sitting,
    raw     integer not null check (raw >= 0),
    out_of  integer not null check (out_of >= raw),
    at      timestamptz not null
);

-- A text to be marked, under an id that says nothing about whose it is.
create table assess.script (
    id       uuid primary key,
    sitting  uuid not null unique references assess.sitting,
    task     uuid not null references assess.task,
    body     uuid not null,
    language text not null,
    text     text not null,
    at       timestamptz not null
);

-- Who has which script on the desk: given back or forgotten, it goes to somebody else.
create table assess.desk (
    script   uuid not null references assess.script,
    ordinal  integer not null check (ordinal between 1 and 3),
    examiner uuid not null,
    taken_at timestamptz not null,
    primary key (script, ordinal),
    unique (script, examiner),
    unique (script, ordinal, examiner)
);

create table assess.marking (
    id       uuid primary key,
    script   uuid not null references assess.script,
    ordinal  integer not null,
    revision integer not null check (revision > 0),
    examiner uuid not null,
    c1       integer not null check (c1 between 0 and 3),
    c2       integer not null check (c2 between 0 and 3),
    c3       integer not null check (c3 between 0 and 3),
    c4       integer not null check (c4 between 0 and 3),
    reason   text,
    at       timestamptz not null,
    unique (script, ordinal, revision),
    constraint nobody_marks_twice unique (script, examiner, revision),
    foreign key (script, ordinal, examiner) references assess.desk (script, ordinal, examiner),
    check ((revision = 1) = (reason is null))
);
comment on column assess.marking.revision is 'a correction is a new row with its reason; the newest one counts';

create function assess.refuse_partial_examiner() returns trigger language plpgsql as $$
declare
    who uuid;
begin
    select s.candidate into who from assess.script c join assess.sitting s on s.id = c.sitting where c.id = new.script;
    if who = new.examiner then
        raise exception 'nobody marks their own work' using errcode = 'TS002';
    end if;
    if assess.taught_recently(new.examiner, who) then
        raise exception 'the examiner taught this candidate within two years' using errcode = 'TS002';
    end if;
    return new;
end
$$;
create trigger desk_of_somebody_impartial before insert or update on assess.desk
    for each row execute function assess.refuse_partial_examiner();
create trigger marking_by_somebody_impartial before insert on assess.marking
    for each row execute function assess.refuse_partial_examiner();

-- The first two marks were too far apart: a third examiner looks. Nobody is told which one they are.
create table assess.third_mark (
    script uuid primary key references assess.script,
    cause  text not null check (cause in ('criterion', 'total', 'cut')),
    at     timestamptz not null
);

create table assess.result (
    sitting     uuid primary key references assess.sitting,
    raw         integer not null,
    cut         integer not null,
    out_of      integer not null,
    exam_passed boolean not null,
    task        integer not null check (task between 0 and 12),
    criteria    text not null,
    task_passed boolean not null,
    passed      boolean not null,
    examiners   integer not null check (examiners in (0, 2, 3)),
    computed_at timestamptz not null,
    check (exam_passed = (raw >= cut)),
    check (passed = (exam_passed and task_passed))
);

create table assess.release (
    sitting uuid primary key references assess.result,
    at      timestamptz not null
);

do $$
declare
    record_ text;
begin
    foreach record_ in array array['bank', 'item', 'item_key', 'form', 'form_item', 'form_salt', 'task', 'sitting', 'taught',
                                   'check_in', 'answer_event', 'score', 'script', 'marking', 'third_mark', 'result', 'release'] loop
        execute format('create trigger %I before update or delete on assess.%I
                            for each row execute function platform.refuse_change()', record_ || '_is_a_record', record_);
    end loop;
end
$$;
