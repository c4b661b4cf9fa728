-- Micro-credentials: drafts handed in for review, reviews, and published versions. A draft is a content file; here it
-- is known by the SHA-256 of its canonical content, so that a review counts for exactly what was read.
create schema design;

create table design.submission (
    id                  uuid primary key,
    micro_credential    text not null,
    draft_hash          text not null check (draft_hash ~ '^[0-9a-f]{64}$'),
    author              uuid not null,
    author_organisation uuid not null,
    at                  timestamptz not null,
    content             text not null,
    unique (micro_credential, draft_hash),
    unique (id, micro_credential, draft_hash, author, author_organisation)
);

-- A review repeats whose draft it is, so that the database itself can refuse an approval of one's own work and an
-- approval from within the same organisation.
create table design.review (
    id                    uuid primary key,
    submission            uuid not null,
    micro_credential      text not null,
    draft_hash            text not null,
    author                uuid not null,
    author_organisation   uuid not null,
    reviewer              uuid not null,
    reviewer_organisation uuid not null,
    approved              boolean not null,
    comment               text not null,
    at                    timestamptz not null,
    unique (submission, reviewer),
    unique (id, micro_credential, draft_hash, approved),
    foreign key (submission, micro_credential, draft_hash, author, author_organisation)
        references design.submission (id, micro_credential, draft_hash, author, author_organisation),
    constraint nobody_reviews_their_own_work check (reviewer <> author),
    constraint a_reviewer_comes_from_elsewhere check (reviewer_organisation <> author_organisation)
);

-- `content` is canonical JSON (RFC 8785), `hash` its SHA-256. A version without an approval of its draft can't exist.
create table design.micro_credential (
    id           text not null,
    version      integer not null check (version > 0),
    hash         text not null check (hash ~ '^[0-9a-f]{64}$'),
    draft_hash   text not null,
    review       uuid not null,
    approved     boolean not null default true check (approved),
    published_at timestamptz not null,
    published_by uuid not null,
    content      text not null,
    primary key (id, version),
    constraint a_version_has_an_approved_draft foreign key (review, id, draft_hash, approved)
        references design.review (id, micro_credential, draft_hash, approved)
);

create trigger submission_is_a_record before update or delete on design.submission
    for each row execute function platform.refuse_change();
create trigger review_is_a_record before update or delete on design.review
    for each row execute function platform.refuse_change();
create trigger micro_credential_is_a_record before update or delete on design.micro_credential
    for each row execute function platform.refuse_change();
