-- What learners think of a unit: two taps, and a sentence if they like.
create table learn.unit_feedback (
    enrolment uuid not null references learn.enrolment (id) on delete cascade,
    unit      text not null,
    useful    smallint not null check (useful between 1 and 3),
    clear     smallint not null check (clear between 1 and 3),
    said      boolean not null,
    at        timestamptz not null,
    primary key (enrolment, unit)
);

-- The sentences stand apart, without person, enrolment or time and under random numbers: nobody can tell whose one is.
create table learn.unit_sentence (
    id               uuid primary key,
    micro_credential text not null,
    unit             text not null,
    class            uuid,
    words            text not null check (words <> '')
);
create index unit_sentence_of on learn.unit_sentence (micro_credential, unit);
