-- Who may act for a person: programs, their requests, the codes and the access tokens. Of everything that grants access
-- only the SHA-256 is kept.
create schema oauth;

-- Programs that registered themselves. Those that the operator names stand in the settings.
create table oauth.client (
    id            text primary key,
    name          text not null check (length(name) between 1 and 80),
    redirect_uris text[] not null check (cardinality(redirect_uris) between 1 and 5),
    registered_at timestamptz not null,
    used_at       timestamptz not null
);

-- What a program asks for, before the person has answered.
create table oauth.request (
    fingerprint  char(64) primary key,
    client       text not null,
    redirect_uri text not null,
    scopes       text not null check (scopes <> ''),
    state        text,
    challenge    text not null,
    key          text,
    hint         text,
    pushed       boolean not null,
    expires_at   timestamptz not null
);
create index request_expires_at on oauth.request (expires_at);

-- What the person allowed, until the program fetches its token.
create table oauth.code (
    fingerprint  char(64) primary key,
    client       text not null,
    redirect_uri text not null,
    person       uuid not null,
    scopes       text not null check (scopes <> ''),
    about        text,
    challenge    text not null,
    key          text,
    expires_at   timestamptz not null,
    spent_at     timestamptz
);
create index code_expires_at on oauth.code (expires_at);

create table oauth.token (
    fingerprint char(64) primary key,
    origin      char(64) not null,
    person      uuid not null,
    client      text,
    scopes      text not null check (scopes <> ''),
    about       text,
    -- RFC 7638 thumbprint of the key that the bearer must have; without one whoever bears the token may use it.
    key         text,
    expires_at  timestamptz not null,
    ended_at    timestamptz
);
create index token_origin on oauth.token (origin);
create index token_expires_at on oauth.token (expires_at);

-- DPoP proofs that were seen, each good once.
create table oauth.proof (
    fingerprint char(64) primary key,
    expires_at  timestamptz not null
);
create index proof_expires_at on oauth.proof (expires_at);
