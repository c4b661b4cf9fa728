-- Handing credentials to wallets (OpenID4VCI 1.0). Of everything that grants something only the SHA-256 is kept.
create schema wallet;

create table wallet.offer (
    id               uuid primary key,
    holder           uuid not null,
    credential       uuid not null,
    -- Of the secret in the offer's address. Code and issuer_state are made of it and kept no more than it is.
    fingerprint      char(64) not null unique,
    code             char(64) not null unique,
    state            char(64) not null unique,
    -- Over the code and the six digits together, so that the digits alone can't be guessed from it.
    transaction_code char(64) not null,
    made_at          timestamptz not null,
    expires_at       timestamptz not null check (expires_at > made_at),
    wrong_tries      integer not null default 0 check (wrong_tries between 0 and 5),
    used_at          timestamptz,
    constraint offer_lasts_minutes check (expires_at <= made_at + interval '15 minutes')
);
create index offer_expires_at on wallet.offer (expires_at);

create table wallet.nonce (
    fingerprint char(64) primary key,
    expires_at  timestamptz not null
);
create index nonce_expires_at on wallet.nonce (expires_at);

-- One answered request for credentials: what was ordered for it, and what the wallet told us became of it.
create table wallet.delivery (
    -- The name by which the wallet comes back, for a credential that is sealed later or to tell what became of it.
    fingerprint  char(64) primary key,
    token        char(64) not null,
    orders       uuid[] not null check (cardinality(orders) between 1 and 10),
    asked_at     timestamptz not null,
    delivered_at timestamptz,
    event        text check (event in ('credential_accepted', 'credential_failure', 'credential_deleted'))
);
create index delivery_token on wallet.delivery (token);
create index delivery_asked_at on wallet.delivery (asked_at);
