-- How pages call a person, when they wish to be called otherwise than they are registered.
alter table people.person add column called text;
-- Whether they ever came in by a link; links themselves are forgotten after a day.
alter table people.person add column came_by_link boolean not null default false;

-- Passkeys: public keys only.
create table people.passkey (
    id                 uuid primary key,
    person             uuid not null references people.person (id),
    credential_id      text not null unique,
    public_key         bytea not null,
    signature_count    bigint not null,
    uv_initialized     boolean not null,
    transports         text not null,
    backup_eligible    boolean not null,
    backup_state       boolean not null,
    attestation_object bytea,
    client_data        bytea,
    label              text not null,
    created_at         timestamptz not null,
    last_used_at       timestamptz not null
);
create index passkey_person on people.passkey (person);

-- A lost way in is replaced by two people together, neither of whom is the person, within a day.
create table people.reset (
    id           uuid primary key,
    person       uuid not null references people.person (id),
    organisation uuid not null references people.organisation (id),
    asked_by     uuid not null references people.person (id),
    asked_at     timestamptz not null,
    confirmed_by uuid references people.person (id),
    confirmed_at timestamptz,
    constraint two_people_reset check (confirmed_by <> asked_by),
    constraint nobody_resets_themselves check (asked_by <> person and confirmed_by <> person),
    constraint reset_within_a_day check (confirmed_at - asked_at <= interval '24 hours'),
    constraint reset_confirmed_whole check ((confirmed_by is null) = (confirmed_at is null))
);
create index reset_person on people.reset (person);
create trigger reset_keeps_who_asked before update of person, organisation, asked_by, asked_at on people.reset
    for each row execute function platform.refuse_change();
create trigger reset_is_not_deleted before delete on people.reset
    for each row execute function platform.refuse_change();

-- The one-time address with which the first platform administrator is entered; at most one row.
create table people.setup (
    one         boolean primary key default true check (one),
    secret_hash char(64) not null
);
