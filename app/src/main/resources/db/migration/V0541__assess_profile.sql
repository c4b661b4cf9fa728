-- The employability profile: four bands for each group of skills, and the rule that no group is below a band. A form that
-- gives a profile has its bands decided as its cut is: once, with reasons, by somebody who did not judge on the panel.
alter table assess.form add column profile boolean not null default false;
comment on column assess.form.profile is 'its outcomes are skills of a profile; such a form needs bands besides its cut';

create table assess.band_decision (
    form       uuid primary key references assess.form,
    scheme     text not null,
    developing integer not null check (developing > 0),
    ready      integer not null,
    strong     integer not null check (strong <= 100),
    least      text not null check (least in ('developing', 'ready', 'strong')),
    reasons    text not null check (btrim(reasons) <> ''),
    decided_by uuid not null,
    decided_at timestamptz not null,
    check (developing < ready and ready < strong)
);
comment on table assess.band_decision is 'where the bands begin, in percent of the points of whatever is placed';
comment on column assess.band_decision.least is 'no group of skills may be below this band';
create table assess.band_cluster (
    form    uuid not null references assess.band_decision,
    cluster text not null,
    outcome text not null,
    primary key (form, outcome)
);

create function assess.refuse_partial_bands() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from assess.cut_decision where form = new.form) then
        raise exception 'the cut comes before the bands' using errcode = 'TS003';
    end if;
    if exists (select 1 from assess.cut_study s join assess.cut_judge j on j.study = s.id
                where s.form = new.form and j.person = new.decided_by) then
        raise exception 'who judged on the panel does not decide on the bands' using errcode = 'TS002';
    end if;
    return new;
end
$$;
create trigger bands_by_somebody_impartial before insert on assess.band_decision
    for each row execute function assess.refuse_partial_bands();

create function assess.refuse_form_without_bands() returns trigger language plpgsql as $$
begin
    if not new.practice and (select profile from assess.form where id = new.form)
        and not exists (select 1 from assess.band_decision where form = new.form) then
        raise exception 'no bands are decided for this form' using errcode = 'TS003';
    end if;
    return new;
end
$$;
create trigger sitting_waits_for_bands before insert or update on assess.sitting
    for each row execute function assess.refuse_form_without_bands();

-- The third condition stands beside exam and task; a result without groups of skills has none to fail.
alter table assess.result drop constraint result_check1;
alter table assess.result add column clusters_passed boolean not null default true;
alter table assess.result add constraint passed_is_all_conditions
    check (passed = (exam_passed and task_passed and clusters_passed));
alter table assess.rescore add column clusters_passed boolean not null default true;
create or replace view assess.result_now as
select r.sitting, coalesce(x.raw, r.raw) as raw, r.cut, r.out_of, coalesce(x.exam_passed, r.exam_passed) as exam_passed,
       r.task, r.criteria, r.task_passed, coalesce(x.passed, r.passed) as passed, r.examiners, r.computed_at, x.at as rescored_at,
       coalesce(x.clusters_passed, r.clusters_passed) as clusters_passed
  from assess.result r
  left join lateral (select * from assess.rescore y where y.sitting = r.sitting order by y.at desc limit 1) x on true;

-- How learners see themselves. For their own eyes: one program part reads this table, and its page shows it to its owner
-- alone. It names no sitting, form or result on purpose, so that nothing can join it to one.
create table assess.self_report (
    person    uuid not null,
    statement text not null,
    agreement smallint not null check (agreement between 1 and 5),
    at        timestamptz not null,
    primary key (person, statement)
);

do $$
declare
    record_ text;
begin
    foreach record_ in array array['band_decision', 'band_cluster'] loop
        execute format('create trigger %I before update or delete on assess.%I
                            for each row execute function platform.refuse_change()', record_ || '_is_a_record', record_);
    end loop;
end
$$;
