-- Classes: who learns together, with whom, and what they are told.
create table learn.school_class (
    id           uuid primary key,
    organisation uuid not null,
    name         text not null check (name <> ''),
    cohort       text check (cohort <> ''),
    made_by      uuid not null,
    made_at      timestamptz not null
);
create index school_class_organisation on learn.school_class (organisation);
create index school_class_cohort on learn.school_class (cohort);

create table learn.class_educator (
    class    uuid not null references learn.school_class (id),
    educator uuid not null,
    since    timestamptz not null,
    primary key (class, educator)
);
create index class_educator_of on learn.class_educator (educator);

-- A list of learners as it was brought. Names stay here only until it is confirmed; then they are those of accounts.
create table learn.class_list (
    id           uuid primary key,
    class        uuid not null references learn.school_class (id),
    encoding     text not null,
    brought_by   uuid not null,
    brought_at   timestamptz not null,
    confirmed_by uuid,
    confirmed_at timestamptz,
    undone_by    uuid,
    undone_at    timestamptz,
    check ((confirmed_by is null) = (confirmed_at is null)),
    check ((undone_by is null) = (undone_at is null)),
    constraint only_what_was_confirmed_is_undone check (undone_at is null or confirmed_at is not null)
);
create index class_list_class on learn.class_list (class, brought_at);

create table learn.class_list_row (
    list        uuid not null references learn.class_list (id) on delete cascade,
    number      integer not null,
    given_name  text,
    family_name text,
    latin_name  text,
    birth_date  date,
    email       text,
    language    text,
    known       uuid,
    person      uuid,
    primary key (list, number)
);

create table learn.class_member (
    class     uuid not null references learn.school_class (id),
    learner   uuid not null,
    list      uuid references learn.class_list (id),
    joined_at timestamptz not null,
    primary key (class, learner)
);
create index class_member_of on learn.class_member (learner);

create table learn.class_course (
    class            uuid not null references learn.school_class (id),
    micro_credential text not null,
    assigned_by      uuid not null,
    assigned_at      timestamptz not null,
    primary key (class, micro_credential)
);

-- A message of an educator, and everybody whom it is for.
create table learn.message (
    id      uuid primary key,
    class   uuid not null references learn.school_class (id),
    sender  uuid not null,
    words   text not null check (words <> ''),
    sent_at timestamptz not null
);
create index message_class on learn.message (class, sent_at);

create table learn.message_to (
    message uuid not null references learn.message (id),
    learner uuid not null,
    read_at timestamptz,
    primary key (message, learner)
);
create index message_to_learner on learn.message_to (learner);

-- A live class: where or under which link; afterwards notes for those who missed it.
create table learn.meeting (
    id         uuid primary key,
    class      uuid not null references learn.school_class (id),
    topic      text not null check (topic <> ''),
    starts_at  timestamptz not null,
    minutes    integer not null check (minutes between 5 and 480),
    place      text,
    link       text,
    notes      text,
    notes_at   timestamptz,
    planned_by uuid not null,
    constraint a_meeting_is_somewhere check (place is not null or link is not null),
    constraint links_are_secure check (link ~ '^https://')
);
create index meeting_class on learn.meeting (class, starts_at);
