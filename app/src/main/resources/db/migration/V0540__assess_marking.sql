-- Examiners practise on texts whose marks are agreed, show that they mark alike, and go on being looked at: some of the texts
-- on their desks are agreed ones again.
create table assess.training_script (
    id        uuid primary key,
    task      uuid not null references assess.task,
    name      text not null,
    seed      boolean not null,
    language  text not null,
    text      text not null,
    c1        integer not null check (c1 between 0 and 3),
    c2        integer not null check (c2 between 0 and 3),
    c3        integer not null check (c3 between 0 and 3),
    c4        integer not null check (c4 between 0 and 3),
    why       text not null,
    loaded_at timestamptz not null,
    unique (task, name)
);
comment on column assess.training_script.seed is 'true: never shown in practice, laid among real texts instead';

create table assess.training_mark (
    id       uuid primary key,
    script   uuid not null references assess.training_script,
    examiner uuid not null,
    round    integer not null check (round > 0),
    c1       integer not null check (c1 between 0 and 3),
    c2       integer not null check (c2 between 0 and 3),
    c3       integer not null check (c3 between 0 and 3),
    c4       integer not null check (c4 between 0 and 3),
    at       timestamptz not null,
    unique (script, examiner, round)
);

-- The limits stand here too: a qualification that does not reach them can't be written as passed.
create table assess.qualification (
    id          uuid primary key,
    task        uuid not null references assess.task,
    examiner    uuid not null,
    round       integer not null check (round > 0),
    scripts     integer not null check (scripts > 0),
    kappa       double precision,
    near        double precision not null check (near between 0 and 1),
    passed      boolean not null,
    at          timestamptz not null,
    valid_until timestamptz not null,
    unique (task, examiner, round),
    check (not passed or (scripts >= 20 and kappa is not null and kappa >= 0.7 and near >= 0.95))
);
comment on column assess.qualification.kappa is 'quadratic weights, over all criteria; null: not estimable';

create table assess.qualification_end (
    qualification uuid primary key references assess.qualification,
    ended_by      uuid not null,
    reason        text not null,
    at            timestamptz not null
);

create function assess.qualified(examiner_ uuid, task_ uuid) returns boolean language sql stable as $$
    select exists (select 1 from assess.qualification q
                    where q.examiner = examiner_ and q.task = task_ and q.passed and q.valid_until > clock_timestamp()
                      and not exists (select 1 from assess.qualification_end e where e.qualification = q.id))
$$;

create function assess.refuse_untrained_examiner() returns trigger language plpgsql as $$
begin
    if not assess.qualified(new.examiner, (select task from assess.script where id = new.script)) then
        raise exception 'the examiner has not shown yet that they mark this task as agreed' using errcode = 'TS003';
    end if;
    return new;
end
$$;
create trigger desk_of_somebody_trained before insert on assess.desk
    for each row execute function assess.refuse_untrained_examiner();

-- An agreed text on somebody's desk, under an id that looks like any other's.
create table assess.seed (
    id       uuid primary key,
    script   uuid not null references assess.training_script,
    examiner uuid not null,
    taken_at timestamptz not null,
    unique (script, examiner)
);
create index seed_examiner on assess.seed (examiner);

create table assess.seed_mark (
    seed uuid primary key references assess.seed,
    c1   integer not null check (c1 between 0 and 3),
    c2   integer not null check (c2 between 0 and 3),
    c3   integer not null check (c3 between 0 and 3),
    c4   integer not null check (c4 between 0 and 3),
    at   timestamptz not null
);

do $$
declare
    record_ text;
begin
    foreach record_ in array array['training_script', 'training_mark', 'qualification', 'qualification_end', 'seed_mark'] loop
        execute format('create trigger %I before update or delete on assess.%I
                            for each row execute function platform.refuse_change()', record_ || '_is_a_record', record_);
    end loop;
end
$$;
