-- Whence a published course pack came: from the content folder, from another provider's signed ZIP, or from a draft that
-- was written and reviewed here.
create table design.course_pack_origin (
    hash   char(64) primary key references design.course_pack (hash),
    origin text not null check (origin = 'content' or origin ~ '^publisher:[0-9a-f]{64}$' or origin ~ '^draft:[0-9a-f-]{36}$')
);

create trigger course_pack_origin_is_a_record before update or delete on design.course_pack_origin
    for each row execute function platform.refuse_change();
