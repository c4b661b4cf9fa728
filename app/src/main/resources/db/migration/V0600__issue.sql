-- Issuing. Every step is written before the next one begins and nothing is ever changed, so a crash at any point leaves
-- a record from which the work goes on.
create schema issue;

-- 1. The registrar took note of a positive decision.
create table issue.commission (
    decision      uuid primary key,
    certificate   uuid not null unique,
    registered_at timestamptz not null
);
create trigger commission_is_a_record before update or delete on issue.commission
    for each row execute function platform.refuse_change();

-- Why the sealer did not go on, each time the reasons differ from the last.
create table issue.refusal (
    decision uuid not null references issue.commission (decision),
    number   integer not null check (number > 0),
    gates    text not null check (gates <> ''),
    at       timestamptz not null,
    primary key (decision, number)
);
create trigger refusal_is_a_record before update or delete on issue.refusal
    for each row execute function platform.refuse_change();

-- Status lists and the places in them, taken at random.
create table issue.status_list (
    number    integer primary key check (number > 0),
    opened_at timestamptz not null
);

-- 2. What will be signed, before it is signed: one plan for a decision and a format, whatever happens.
create table issue.planned (
    id               uuid primary key,
    decision         uuid not null references issue.commission (decision),
    format           text not null check (format in ('edc')),
    certificate      uuid not null,
    holder           uuid not null,
    micro_credential text not null,
    title            text not null,
    valid_until      date not null,
    status_list      integer not null references issue.status_list (number),
    status_place     integer not null check (status_place >= 0),
    unsigned         bytea not null,
    unsigned_sha256  char(64) not null check (unsigned_sha256 = encode(sha256(unsigned), 'hex')),
    trace            text not null,
    planned_at       timestamptz not null,
    unique (decision, format),
    unique (status_list, status_place)
);
create index planned_holder on issue.planned (holder);
create index planned_certificate on issue.planned (certificate);
create trigger planned_is_a_record before update or delete on issue.planned
    for each row execute function platform.refuse_change();

-- 3. The sealed file. The first one that is stored is the only one.
create table issue.issued (
    id        uuid primary key references issue.planned (id),
    sealed    bytea not null,
    sha256    char(64) not null check (sha256 = encode(sha256(sealed), 'hex')),
    issued_at timestamptz not null
);
create trigger issued_is_a_record before update or delete on issue.issued
    for each row execute function platform.refuse_change();

-- What became of a credential's certificate later, as the status lists say it.
create table issue.standing (
    id          uuid not null references issue.planned (id),
    number      integer not null check (number > 0),
    state       text not null check (state in ('valid', 'suspended', 'withdrawn')),
    recorded_at timestamptz not null,
    primary key (id, number)
);
create trigger standing_is_a_record before update or delete on issue.standing
    for each row execute function platform.refuse_change();

-- The newest signed copy of each list; older ones are worth nothing.
create table issue.publication (
    list         integer primary key references issue.status_list (number),
    signed       bytea not null,
    changes      bigint not null,
    published_at timestamptz not null,
    valid_until  timestamptz not null
);
