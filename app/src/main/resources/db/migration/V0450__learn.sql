-- Who takes which course, and how far they are. Ids of units, slides and exercises are those of the course pack.
create schema learn;

create table learn.enrolment (
    id               uuid primary key,
    learner          uuid not null,
    micro_credential text not null,
    pack             char(64) not null,
    enrolled_at      timestamptz not null,
    enrolled_by      uuid not null,
    place_unit       text,
    place_step       text,
    place_at         timestamptz,
    unique (learner, micro_credential),
    check ((place_unit is null) = (place_step is null) and (place_unit is null) = (place_at is null))
);

-- The educators of a learner in a course. Nobody teaches themselves.
create table learn.educator (
    enrolment    uuid not null references learn.enrolment (id) on delete cascade,
    learner      uuid not null,
    educator     uuid not null,
    organisation uuid not null,
    since        date not null,
    primary key (enrolment, educator, organisation),
    constraint nobody_teaches_themselves check (educator <> learner)
);
create index educator_learners on learn.educator (educator);

create table learn.step_done (
    enrolment uuid not null references learn.enrolment (id) on delete cascade,
    unit      text not null,
    step      text not null,
    at        timestamptz not null,
    primary key (enrolment, unit, step)
);

-- Every answer given, in an encoding that is the same in all languages; the newest one is shown.
create table learn.attempt (
    id        uuid primary key,
    enrolment uuid not null references learn.enrolment (id) on delete cascade,
    unit      text not null,
    exercise  text not null,
    answer    text not null,
    fits      boolean not null,
    at        timestamptz not null
);
create index attempt_of on learn.attempt (enrolment, unit, exercise, at);
