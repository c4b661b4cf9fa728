-- Blueprints, assembled forms, standard setting, and what becomes of results after they were computed.
-- Errors as in V0500: TS001 a record, TS002 a duty that must be kept apart, TS003 a step too early.

-- How many questions of a form each outcome gets, and why.
create table assess.blueprint (
    id               uuid primary key,
    owner            uuid not null,
    micro_credential text not null,
    version          integer not null check (version > 0),
    format           text not null,
    matrix           text not null,
    hash             char(64) not null,
    made_by          uuid not null,
    made_at          timestamptz not null,
    unique (owner, micro_credential, version)
);
create table assess.blueprint_outcome (
    blueprint uuid not null references assess.blueprint,
    position  integer not null check (position > 0),
    outcome   text not null,
    weight    integer not null check (weight between 1 and 5),
    questions integer not null check (questions > 0),
    primary key (blueprint, outcome)
);
comment on column assess.blueprint_outcome.weight is 'importance from 1 to 5, as the survey behind the matrix asks';
-- Questions that give each other away never stand in the same form.
create table assess.blueprint_apart (
    blueprint uuid not null references assess.blueprint,
    one       text not null,
    other     text not null,
    primary key (blueprint, one, other),
    check (one < other)
);
create table assess.blueprint_reason (
    blueprint uuid primary key references assess.blueprint,
    reason    text not null
);

alter table assess.form alter column cut drop not null;
comment on column assess.form.cut is 'the cut that came with the file; null in an assembled form, whose cut is decided later';
alter table assess.form_item
    add column anchor boolean not null default false,
    add column scored boolean not null default true;
comment on column assess.form_item.scored is 'a question on trial is asked but never counts';

create table assess.assembled (
    form        uuid primary key references assess.form,
    blueprint   uuid not null references assess.blueprint,
    information double precision not null,
    calibrated  boolean not null,
    best        boolean not null,
    assembled_by uuid not null
);
comment on column assess.assembled.best is 'whether the solver proved that no better form exists';

-- Parameters of items on the scale of the first calibration: logit = a theta + d.
create table assess.calibration (
    id               uuid primary key,
    owner            uuid not null,
    micro_credential text not null,
    model            text not null,
    persons          integer not null,
    linked           integer not null check (linked >= 0),
    slope            double precision not null,
    shift            double precision not null,
    made_by          uuid not null,
    made_at          timestamptz not null
);
comment on column assess.calibration.linked is 'items shared with the calibration before, through which it was brought to its scale';
create table assess.item_parameters (
    calibration uuid not null references assess.calibration,
    item        uuid not null references assess.item,
    a           double precision not null,
    d           double precision not null,
    primary key (calibration, item)
);

-- A panel estimates how likely a barely competent candidate answers each question rightly (Angoff 1971).
create table assess.cut_study (
    id        uuid primary key,
    form      uuid not null references assess.form,
    owner     uuid not null,
    opened_by uuid not null,
    opened_at timestamptz not null
);
create table assess.cut_step (
    study uuid not null references assess.cut_study,
    step  integer not null check (step between 1 and 4),
    by_person uuid not null,
    at    timestamptz not null,
    primary key (study, step)
);
comment on column assess.cut_step.step is '1 first round, 2 discussion, 3 second round, 4 closed';
create table assess.cut_judge (
    study      uuid not null references assess.cut_study,
    person     uuid not null,
    sector     text not null check (sector in ('employer', 'education', 'profession')),
    language   text not null,
    invited_at timestamptz not null,
    primary key (study, person)
);
create table assess.cut_rating (
    study    uuid not null,
    round    integer not null check (round in (1, 2)),
    judge    uuid not null,
    position integer not null check (position > 0),
    chance   integer not null check (chance between 0 and 100),
    at       timestamptz not null,
    primary key (study, round, judge, position),
    foreign key (study, judge) references assess.cut_judge (study, person)
);
create table assess.cut_expectation (
    study        uuid not null,
    judge        uuid not null,
    pass_percent integer not null check (pass_percent between 0 and 100),
    lowest_cut   integer not null check (lowest_cut >= 0),
    highest_cut  integer not null,
    lowest_fail  integer not null check (lowest_fail between 0 and 100),
    highest_fail integer not null check (highest_fail between 0 and 100),
    primary key (study, judge),
    foreign key (study, judge) references assess.cut_judge (study, person),
    check (highest_cut > lowest_cut and highest_fail > lowest_fail)
);

create function assess.cut_step_of(study_ uuid) returns integer language sql stable as $$
    select coalesce(max(step), 0) from assess.cut_step where study = study_
$$;

create function assess.refuse_step_out_of_turn() returns trigger language plpgsql as $$
begin
    if new.step <> assess.cut_step_of(new.study) + 1 then
        raise exception 'the steps of a standard setting come one after the other' using errcode = 'TS003';
    end if;
    return new;
end
$$;
create trigger cut_step_in_turn before insert on assess.cut_step
    for each row execute function assess.refuse_step_out_of_turn();

create function assess.refuse_rating_out_of_round() returns trigger language plpgsql as $$
begin
    if assess.cut_step_of(new.study) <> 2 * new.round - 1 then
        raise exception 'this round is not open' using errcode = 'TS003';
    end if;
    return new;
end
$$;
create trigger cut_rating_in_its_round before insert or update on assess.cut_rating
    for each row execute function assess.refuse_rating_out_of_round();

create function assess.refuse_judge_after_start() returns trigger language plpgsql as $$
begin
    if assess.cut_step_of(new.study) <> 0 then
        raise exception 'the panel has begun' using errcode = 'TS003';
    end if;
    return new;
end
$$;
create trigger cut_judge_before_start before insert on assess.cut_judge
    for each row execute function assess.refuse_judge_after_start();

-- One cut for one frozen form, for ever: another cut is another form.
create table assess.cut_decision (
    form        uuid primary key references assess.form,
    basis       text not null check (basis in ('file', 'panel', 'linked')),
    study       uuid references assess.cut_study,
    linked_from uuid references assess.form,
    cut         integer not null check (cut > 0),
    theta       double precision,
    recommended double precision,
    reasons     text not null check (btrim(reasons) <> ''),
    decided_by  uuid,
    decided_at  timestamptz not null,
    check ((basis = 'panel') = (study is not null) and (basis = 'linked') = (linked_from is not null)),
    check (basis = 'file' or decided_by is not null)
);
comment on column assess.cut_decision.basis is 'file: decided outside and loaded with its source; panel: a study here; linked: carried over from another form';

create function assess.refuse_partial_cut() returns trigger language plpgsql as $$
declare
    questions integer;
begin
    select count(*) into questions from assess.form_item where form = new.form and scored;
    if new.cut > questions then
        raise exception 'the cut is higher than the form' using errcode = 'TS003';
    end if;
    if new.study is not null then
        if assess.cut_step_of(new.study) <> 4
            or not exists (select 1 from assess.cut_study where id = new.study and form = new.form) then
            raise exception 'the panel of this form has not finished' using errcode = 'TS003';
        end if;
        if exists (select 1 from assess.cut_judge where study = new.study and person = new.decided_by) then
            raise exception 'who judged on the panel does not decide on the cut' using errcode = 'TS002';
        end if;
    end if;
    if new.linked_from is not null
        and not exists (select 1 from assess.cut_decision where form = new.linked_from) then
        raise exception 'the other form has no cut' using errcode = 'TS003';
    end if;
    return new;
end
$$;
create trigger cut_by_somebody_impartial before insert on assess.cut_decision
    for each row execute function assess.refuse_partial_cut();

-- Forms that were loaded before cuts were decided here came with their cut and its source.
insert into assess.cut_decision (form, basis, cut, reasons, decided_by, decided_at)
select f.id, 'file', f.cut, f.cut_source, b.loaded_by, f.frozen_at
  from assess.form f join assess.bank b on b.id = f.bank
 where b.owner is not null and not f.practice and f.cut > 0;

create view assess.form_cut as
select f.id as form, coalesce(d.cut, f.cut) as cut, d.theta, d.form is not null as decided
  from assess.form f left join assess.cut_decision d on d.form = f.id;

create function assess.refuse_form_without_cut() returns trigger language plpgsql as $$
begin
    if not new.practice and not new.demonstration
        and not exists (select 1 from assess.cut_decision where form = new.form) then
        raise exception 'no cut is decided for this form' using errcode = 'TS003';
    end if;
    return new;
end
$$;
-- Triggers fire in the order of their names: whose form it is, is asked first.
create trigger sitting_waits_for_a_cut before insert on assess.sitting
    for each row execute function assess.refuse_form_without_cut();

-- Everybody of an exam session gets the result at the same time; the newest plan counts.
create table assess.release_plan (
    id               uuid primary key,
    owner            uuid not null,
    micro_credential text not null,
    first_day        timestamptz not null,
    last_day         timestamptz not null,
    release_at       timestamptz not null,
    made_by          uuid not null,
    made_at          timestamptz not null,
    check (last_day > first_day)
);
create function assess.release_time(sitting_ uuid) returns timestamptz language sql stable as $$
    select coalesce((select p.release_at from assess.release_plan p
                      where p.owner = s.certification_body and p.micro_credential = s.micro_credential
                        and s.opens_at >= p.first_day and s.opens_at < p.last_day
                      order by p.made_at desc limit 1), s.release_at, '-infinity')
      from assess.sitting s where s.id = sitting_
$$;

-- What candidates may look at after the release.
create table assess.review_policy (
    id      uuid primary key,
    owner   uuid not null,
    shows   text not null check (shows in ('nothing', 'marks', 'answers')),
    made_by uuid not null,
    made_at timestamptz not null
);

-- A key that turned out to be wrong: other answers count too, or everybody gets the point.
create table assess.key_correction (
    id        uuid primary key,
    owner     uuid not null,
    item      uuid not null references assess.item,
    accepts   text not null,
    reason    text not null check (btrim(reason) <> ''),
    made_by   uuid not null,
    made_at   timestamptz not null
);
comment on column assess.key_correction.accepts is 'the options that count as right, parted by commas; * for any';
-- The points of an answer today: by the newest correction of the key, else as they were scored.
create function assess.points_now(item_ uuid, answer_ text, points_ integer, most_ integer) returns integer
language sql stable as $$
    select coalesce((select case when x.accepts = '*' or coalesce(answer_ = any (string_to_array(x.accepts, ',')), false)
                                 then most_ else 0 end
                       from assess.key_correction x where x.item = item_ order by x.made_at desc limit 1), points_)
$$;
create table assess.rescore (
    correction  uuid not null references assess.key_correction,
    sitting     uuid not null references assess.result,
    raw         integer not null check (raw >= 0),
    exam_passed boolean not null,
    passed      boolean not null,
    at          timestamptz not null,
    primary key (correction, sitting)
);
create view assess.result_now as
select r.sitting, coalesce(x.raw, r.raw) as raw, r.cut, r.out_of, coalesce(x.exam_passed, r.exam_passed) as exam_passed,
       r.task, r.criteria, r.task_passed, coalesce(x.passed, r.passed) as passed, r.examiners, r.computed_at, x.at as rescored_at
  from assess.result r
  left join lateral (select * from assess.rescore y where y.sitting = r.sitting order by y.at desc limit 1) x on true;

do $$
declare
    record_ text;
begin
    foreach record_ in array array['blueprint', 'blueprint_outcome', 'blueprint_apart', 'blueprint_reason', 'assembled',
                                   'calibration', 'item_parameters', 'cut_study', 'cut_step', 'cut_judge', 'cut_decision',
                                   'release_plan', 'review_policy', 'key_correction', 'rescore'] loop
        execute format('create trigger %I before update or delete on assess.%I
                            for each row execute function platform.refuse_change()', record_ || '_is_a_record', record_);
    end loop;
end
$$;
