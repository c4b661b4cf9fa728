-- Working together on a course: a piece of work leads from one published version to the next, through drafts, comments
-- and a review from another organisation. All of it is records; what is "open" follows from what was added later.
create table design.work (
    id                  uuid primary key,
    pack                text not null,
    base                char(64) not null references design.course_pack (hash),
    author              uuid not null,
    author_organisation uuid not null,
    at                  timestamptz not null
);
create index work_of_pack on design.work (pack, at);

-- Draft 0 is the base; each draft names who wrote it and has only the files that it changes.
create table design.work_draft (
    id                  uuid primary key,
    work                uuid not null references design.work (id),
    number              integer not null check (number > 0),
    hash                char(64) not null,
    author              uuid not null,
    author_organisation uuid not null,
    says                text not null,
    at                  timestamptz not null,
    unique (work, number),
    unique (id, work, author, author_organisation)
);

create table design.work_file (
    draft   uuid not null references design.work_draft (id),
    path    text not null,
    content bytea not null,
    primary key (draft, path)
);

create table design.work_handed_in (
    draft uuid primary key references design.work_draft (id),
    by    uuid not null,
    at    timestamptz not null
);

-- A comment is on a part of a unit (a slide, an exercise, the notes …), in one language or in all, perhaps on a sentence.
create table design.work_comment (
    id                  uuid primary key,
    work                uuid not null references design.work (id),
    draft               integer not null,
    unit                text not null,
    part                text not null,
    language            text not null check (language = '' or language ~ '^[a-z]{2}$'),
    sentence            text not null,
    body                text not null,
    author              uuid not null,
    author_organisation uuid not null,
    at                  timestamptz not null
);
create index work_comment_of_work on design.work_comment (work, at);

create table design.work_reply (
    id                  uuid primary key,
    comment             uuid not null references design.work_comment (id),
    closes              boolean not null,
    body                text not null,
    author              uuid not null,
    author_organisation uuid not null,
    at                  timestamptz not null
);
create index work_reply_of_comment on design.work_reply (comment, at);
create unique index a_comment_is_closed_once on design.work_reply (comment) where closes;

-- A review repeats whose draft it is, as reviews of standards do; the trigger below looks at the drafts before it too.
create table design.work_review (
    id                    uuid primary key,
    draft                 uuid not null references design.work_handed_in (draft),
    work                  uuid not null,
    author                uuid not null,
    author_organisation   uuid not null,
    reviewer              uuid not null,
    reviewer_organisation uuid not null,
    approved              boolean not null,
    body                  text not null,
    at                    timestamptz not null,
    unique (draft, reviewer),
    unique (id, draft, work, approved),
    foreign key (draft, work, author, author_organisation)
        references design.work_draft (id, work, author, author_organisation),
    constraint nobody_reviews_their_own_draft check (reviewer <> author),
    constraint a_reviewer_of_a_draft_comes_from_elsewhere check (reviewer_organisation <> author_organisation)
);

create table design.work_release (
    work     uuid primary key references design.work (id),
    draft    uuid not null,
    review   uuid not null,
    approved boolean not null default true check (approved),
    pack     char(64) not null references design.course_pack (hash),
    by       uuid not null,
    at       timestamptz not null,
    constraint a_release_has_an_approved_draft foreign key (review, draft, work, approved)
        references design.work_review (id, draft, work, approved)
);

create function design.refuse_own_review() returns trigger language plpgsql as $$
begin
    if exists (select 1 from design.work_draft d
                where d.work = new.work
                  and (d.author = new.reviewer or d.author_organisation = new.reviewer_organisation)) then
        raise exception 'somebody who wrote a draft of this work may not review it'
            using errcode = 'check_violation', constraint = 'nobody_reviews_their_own_work_on_a_course';
    end if;
    return new;
end
$$;
create trigger nobody_reviews_their_own_work_on_a_course before insert on design.work_review
    for each row execute function design.refuse_own_review();

-- A release takes the work's row for itself, a comment and a draft share it: a comment is either there before the release,
-- or it finds the work released and is refused.
create function design.refuse_after_release() returns trigger language plpgsql as $$
begin
    perform 1 from design.work w where w.id = new.work for key share;
    if exists (select 1 from design.work_release r where r.work = new.work) then
        raise exception 'this work is released' using errcode = 'check_violation', constraint = 'a_released_work_is_done';
    end if;
    return new;
end
$$;
create trigger a_released_work_takes_no_draft before insert on design.work_draft
    for each row execute function design.refuse_after_release();
create trigger a_released_work_takes_no_comment before insert on design.work_comment
    for each row execute function design.refuse_after_release();

create function design.refuse_open_comments() returns trigger language plpgsql as $$
begin
    perform 1 from design.work w where w.id = new.work for update;
    if exists (select 1 from design.work_comment c
                where c.work = new.work
                  and not exists (select 1 from design.work_reply r where r.comment = c.id and r.closes)) then
        raise exception 'open comments block a release'
            using errcode = 'check_violation', constraint = 'open_comments_block_a_release';
    end if;
    return new;
end
$$;
create trigger open_comments_block_a_release before insert on design.work_release
    for each row execute function design.refuse_open_comments();

-- A comment is closed by whoever wrote it, or by somebody from another organisation than those who write the course.
create function design.refuse_closing_by_the_author() returns trigger language plpgsql as $$
begin
    if new.closes and exists (
            select 1 from design.work_comment c join design.work w on w.id = c.work
             where c.id = new.comment and c.author <> new.author
               and (w.author_organisation = new.author_organisation
                    or exists (select 1 from design.work_draft d where d.work = w.id
                                  and (d.author = new.author or d.author_organisation = new.author_organisation)))) then
        raise exception 'a comment is not closed by those whom it asks'
            using errcode = 'check_violation', constraint = 'a_comment_is_not_closed_by_those_whom_it_asks';
    end if;
    return new;
end
$$;
create trigger a_comment_is_not_closed_by_those_whom_it_asks before insert on design.work_reply
    for each row execute function design.refuse_closing_by_the_author();

create trigger work_is_a_record before update or delete on design.work
    for each row execute function platform.refuse_change();
create trigger work_draft_is_a_record before update or delete on design.work_draft
    for each row execute function platform.refuse_change();
create trigger work_file_is_a_record before update or delete on design.work_file
    for each row execute function platform.refuse_change();
create trigger work_handed_in_is_a_record before update or delete on design.work_handed_in
    for each row execute function platform.refuse_change();
create trigger work_comment_is_a_record before update or delete on design.work_comment
    for each row execute function platform.refuse_change();
create trigger work_reply_is_a_record before update or delete on design.work_reply
    for each row execute function platform.refuse_change();
create trigger work_review_is_a_record before update or delete on design.work_review
    for each row execute function platform.refuse_change();
create trigger work_release_is_a_record before update or delete on design.work_release
    for each row execute function platform.refuse_change();
