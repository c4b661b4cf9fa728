-- A body decides on many applications from one file: read whole, looked at, confirmed, and then decided one by one by the
-- officer who confirmed, as if on each page. A row is done once, whatever happens in between.
create table certify.cohort (
    id           uuid primary key,
    body         uuid not null,
    brought_by   uuid not null,
    brought_at   timestamptz not null,
    reasons      text not null default '',
    confirmed_by uuid,
    confirmed_at timestamptz,
    check ((confirmed_by is null) = (confirmed_at is null)),
    check (confirmed_by is null or reasons <> '')
);
create index cohort_body on certify.cohort (body, brought_at);

create table certify.cohort_row (
    cohort      uuid not null references certify.cohort (id),
    number      integer not null check (number > 0),
    application uuid not null references certify.application (id),
    outcome     text check (outcome = 'granted' or outcome like 'not-taken %'),
    done_at     timestamptz,
    primary key (cohort, number),
    unique (cohort, application),
    check ((outcome is null) = (done_at is null))
);
