-- Verification keeps nothing of the credentials that it sees, but for the minutes of a presentation.
create schema verify;

-- What an employer asked a wallet for. A row lives for minutes and is then deleted, with whatever was answered.
create table verify.request (
    id               uuid primary key,
    -- 32 random bytes in the addresses that only the wallet uses.
    secret           char(43) not null unique,
    nonce            char(43) not null,
    state            char(43) not null,
    asked_by         uuid not null,
    organisation     uuid not null,
    micro_credential text not null,
    -- The private key for an encrypted answer, made for this request alone and gone with the answer.
    decryption_key   text,
    encrypted        boolean not null,
    created_at       timestamptz not null,
    expires_at       timestamptz not null check (expires_at > created_at),
    answered_at      timestamptz,
    -- What the wallet showed, to be checked anew at each look; nothing when its owner declined.
    presentation     text,
    constraint what_was_answered_has_a_time check (presentation is null or answered_at is not null),
    constraint an_answer_needs_no_key_any_more check (answered_at is null or decryption_key is null)
);
create index request_expires_at on verify.request (expires_at);
