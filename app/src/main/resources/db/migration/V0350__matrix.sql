-- Versions of the Key Skills Matrix. `content` is canonical JSON (RFC 8785), `hash` its SHA-256.
create schema matrix;

create table matrix.version (
    catalogue    text not null check (catalogue in ('key-skills', 'soft-skills')),
    number       integer not null check (number > 0),
    label        text not null check (label in ('default-proposal', 'survey')),
    hash         text not null check (hash ~ '^[0-9a-f]{64}$'),
    published_at timestamptz not null,
    published_by uuid,
    content      text not null,
    primary key (catalogue, number)
);

create trigger version_is_a_record before update or delete on matrix.version
    for each row execute function platform.refuse_change();
