-- Open Badges that other programs brought into a passport, each as it came, byte for byte.
create table passport.badge (
    id         uuid primary key,
    holder     uuid not null,
    -- Who issued it and how they call it: together they name one badge (Open Badges 3.0, upsertCredential).
    issuer     text not null,
    name       text not null,
    valid_from timestamptz not null,
    token      boolean not null,
    document   text not null check (length(document) <= 1000000),
    stored_at  timestamptz not null,
    unique (holder, issuer, name)
);

-- What a person let a program say about them, beside the name that the register has.
create table passport.profile (
    holder     uuid primary key,
    document   text not null check (length(document) <= 20000),
    changed_at timestamptz not null
);
