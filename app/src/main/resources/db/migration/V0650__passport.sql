-- The passport: links by which holders show their credentials.
create schema passport;

create table passport.share (
    id          uuid primary key,
    holder      uuid not null,
    -- SHA-256 of the secret in the link. The secret itself is kept nowhere.
    fingerprint char(64) not null unique,
    credentials uuid[] not null check (cardinality(credentials) between 1 and 40),
    full_name   boolean not null,
    with_file   boolean not null,
    note        text not null check (length(note) <= 80),
    created_at  timestamptz not null,
    expires_at  timestamptz not null check (expires_at > created_at),
    stopped_at  timestamptz,
    constraint share_lasts_at_most_90_days check (expires_at <= created_at + interval '2160 hours')
);
create index share_holder on passport.share (holder, created_at);

-- What a link shows is settled when it is made. Afterwards it can be stopped, once, and nothing else.
create function passport.only_stop() returns trigger language plpgsql as $$
begin
    if old.stopped_at is not null or new.stopped_at is null
       or (new.id, new.holder, new.fingerprint, new.credentials, new.full_name, new.with_file, new.note,
           new.created_at, new.expires_at)
          is distinct from
          (old.id, old.holder, old.fingerprint, old.credentials, old.full_name, old.with_file, old.note,
           old.created_at, old.expires_at)
    then
        raise exception 'a share can only be stopped' using errcode = 'TS001';
    end if;
    return new;
end
$$;

create trigger share_can_only_be_stopped before update on passport.share
    for each row execute function passport.only_stop();

-- One opening of a link: when. Who or from where is not noted.
create table passport.view (
    id    uuid primary key,
    share uuid not null references passport.share (id) on delete cascade,
    at    timestamptz not null
);
create index view_share on passport.view (share, at);
