-- Who takes part: organisations, people, the roles they hold there, and the ways in which they sign in.
create schema people;

create table people.organisation (
    id                uuid primary key,
    kind              text not null check (kind in ('CERTIFICATION_BODY', 'VET_PROVIDER', 'EMPLOYER',
                                                    'YOUTH_ORGANISATION', 'AWARDING_BODY')),
    legal_name        text not null check (legal_name <> ''),
    country           char(2) not null check (country ~ '^[A-Z]{2}$'),
    test_centre_until date,
    registered_at     timestamptz not null
);

create table people.person (
    id            uuid primary key,
    given_name    text not null check (given_name <> ''),
    family_name   text not null check (family_name <> ''),
    latin_name    text,
    birth_date    date,
    language      text not null,
    email         text,
    registered_at timestamptz not null
);
create unique index person_email on people.person (lower(email));

-- Nobody gives a role to themselves, whichever page or program asks.
create table people.membership (
    person       uuid not null references people.person (id),
    organisation uuid not null references people.organisation (id),
    role         text not null check (role in ('LEARNER', 'MENTOR', 'EDUCATOR', 'AUTHOR', 'REVIEWER', 'EXAMINER',
        'INVIGILATOR', 'CERTIFICATION_OFFICER', 'APPEALS_MEMBER', 'EMPLOYER', 'EMPLOYER_REPRESENTATIVE',
        'POLICY_MAKER', 'ORGANISATION_ADMINISTRATOR', 'PLATFORM_ADMINISTRATOR')),
    granted_at   timestamptz not null,
    granted_by   uuid references people.person (id),
    primary key (person, organisation, role),
    constraint nobody_grants_themselves check (granted_by <> person)
);
create index membership_organisation on people.membership (organisation, role);

-- Who taught whom, and when: later stages keep apart what must be kept apart.
create table people.teaching (
    educator     uuid not null references people.person (id),
    learner      uuid not null references people.person (id),
    organisation uuid not null references people.organisation (id),
    taught_on    date not null,
    primary key (educator, learner, organisation, taught_on),
    check (educator <> learner)
);
create index teaching_learner on people.teaching (learner);
create trigger teaching_is_a_record before update or delete on people.teaching
    for each row execute function platform.refuse_change();

-- A printed card: the secret only as SHA-256, the PIN as a slow hash that also covers the secret, so that a copy of
-- this table does not help to guess PINs. Wrong PINs are counted before they are checked.
create table people.card (
    id           uuid primary key,
    holder       uuid not null references people.person (id),
    secret_hash  char(64) not null unique,
    pin_hash     text not null,
    issued_at    timestamptz not null,
    issued_by    uuid references people.person (id),
    ended_at     timestamptz,
    wrong        integer not null default 0 check (wrong between 0 and 5),
    locked_until timestamptz,
    constraint nobody_prints_their_own_card check (issued_by <> holder)
);
create unique index card_one_live on people.card (holder) where ended_at is null;

-- A link that was sent by e-mail: for one use, within 15 minutes.
create table people.sign_in_link (
    secret_hash char(64) primary key,
    person      uuid not null references people.person (id),
    onward      text not null,
    expires_at  timestamptz not null,
    used_at     timestamptz
);
create index sign_in_link_person on people.sign_in_link (person, expires_at);
