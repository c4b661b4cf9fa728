-- How learners rate themselves before and after a course, for each outcome. For their own eyes: one program part reads
-- this table, and its page shows it to its owner alone.
create table learn.self_assessment (
    learner          uuid not null,
    micro_credential text not null,
    outcome          text not null,
    moment           text not null check (moment in ('before', 'after')),
    rating           smallint not null check (rating between 1 and 4),
    at               timestamptz not null,
    primary key (learner, micro_credential, outcome, moment)
);

-- Questions to a person, and the answers.
create table learn.question (
    id       uuid primary key,
    learner  uuid not null,
    about    text not null,
    words    text not null check (words <> ''),
    asked_at timestamptz not null
);
create index question_learner on learn.question (learner, asked_at);

create table learn.reply (
    id          uuid primary key,
    question    uuid not null references learn.question (id) on delete cascade,
    answered_by uuid not null,
    words       text not null check (words <> ''),
    answered_at timestamptz not null,
    read_at     timestamptz
);
create index reply_to on learn.reply (question, answered_at);
