-- The nightly look at everything that was ever issued, and what it found.
create table issue.recheck (
    id          uuid primary key,
    began_at    timestamptz not null,
    ended_at    timestamptz not null,
    credentials bigint not null,
    entries     bigint not null,
    lists       bigint not null
);
create index recheck_ended_at on issue.recheck (ended_at);
create trigger recheck_is_a_record before update or delete on issue.recheck
    for each row execute function platform.refuse_change();

create table issue.finding (
    recheck uuid not null references issue.recheck (id),
    number  integer not null check (number > 0),
    kind    text not null check (kind <> ''),
    subject text not null,
    primary key (recheck, number)
);
create trigger finding_is_a_record before update or delete on issue.finding
    for each row execute function platform.refuse_change();
