-- The pledge and who signed it.
create schema community;

-- Every version of the text that was ever in force, whole, so that a signature can always be read beside it.
create table community.pledge_text (
    version      integer primary key check (version > 0),
    hash         char(64) not null unique,
    body         text not null,
    published_at timestamptz not null
);
create trigger pledge_text_is_a_record before update or delete on community.pledge_text
    for each row execute function platform.refuse_change();

create table community.pledge (
    id           uuid primary key,
    organisation uuid not null,
    text_version integer not null references community.pledge_text (version),
    signer       uuid not null,
    authority    text not null check (authority <> ''),
    signed_at    timestamptz not null,
    listed       boolean not null,
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    constraint withdrawn_whole check ((withdrawn_at is null) = (withdrawn_by is null))
);
create unique index pledge_one_live on community.pledge (organisation) where withdrawn_at is null;
create trigger pledge_keeps_its_signature
    before update of organisation, text_version, signer, authority, signed_at on community.pledge
    for each row execute function platform.refuse_change();
create trigger pledge_is_not_deleted before delete on community.pledge
    for each row execute function platform.refuse_change();
