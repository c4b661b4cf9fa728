-- Course packs: every version with all its files, named by SHA-256.
create schema if not exists design;

create table design.course_pack (
    hash         char(64) primary key,
    id           text not null,
    version      text not null,
    published_at timestamptz not null,
    unique (id, version)
);
create index course_pack_newest on design.course_pack (id, published_at);

create table design.course_pack_file (
    hash    char(64) not null references design.course_pack (hash),
    path    text not null,
    content bytea not null,
    primary key (hash, path)
);

create trigger course_pack_is_a_record before update or delete on design.course_pack
    for each row execute function platform.refuse_change();
create trigger course_pack_file_is_a_record before update or delete on design.course_pack_file
    for each row execute function platform.refuse_change();
