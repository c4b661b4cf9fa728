-- The way of an item: written, reviewed by others, piloted, live, retired. Words and keys lie sealed. Who may not do what
-- is refused here too. Error TS002: a duty that must be kept apart. TS003: a step too early.

create table assess.crafted (
    id               uuid primary key,
    owner            uuid not null,
    micro_credential text not null,
    name             text not null,
    outcome          text not null,
    standard         text not null,
    cell             text not null,
    practice         boolean not null,
    origin           text not null check (origin in ('written', 'imported')),
    made_by          uuid not null,
    made_at          timestamptz not null,
    unique (owner, name)
);
comment on column assess.crafted.standard is 'the published micro-credential whose outcome it asks for, with its hash';
comment on column assess.crafted.cell is 'the version of the matrix, the skill and the competence that the outcome rests on';

-- A wording. A translation is a version too: it says the same in one language more than the version it is based on.
create table assess.crafted_version (
    item       uuid not null references assess.crafted,
    number     integer not null check (number > 0),
    kind       text not null,
    languages  text not null,
    translates text,
    based_on   integer,
    content    text not null,
    key        text not null,
    why        text not null,
    author     uuid not null,
    at         timestamptz not null,
    primary key (item, number),
    check ((translates is null) or (based_on is not null and based_on < number))
);
comment on column assess.crafted_version.languages is 'codes with commas, the first is the language it was written in';

create table assess.crafted_translation (
    item       uuid not null,
    number     integer not null,
    language   text not null,
    pass       integer not null check (pass in (1, 2)),
    translator uuid not null,
    words      text not null,
    at         timestamptz not null,
    primary key (item, number, language, pass),
    foreign key (item, number) references assess.crafted_version,
    constraint nobody_translates_twice unique (item, number, language, translator)
);

create table assess.crafted_review (
    item     uuid not null,
    number   integer not null,
    review   text not null check (review in ('content', 'bias', 'language')),
    language text not null,
    reviewer uuid not null,
    accepted boolean not null,
    note     text not null,
    at       timestamptz not null,
    primary key (item, number, review, language, reviewer),
    foreign key (item, number) references assess.crafted_version,
    check ((review = 'language') = (language <> ''))
);

create table assess.crafted_step (
    item    uuid not null,
    number  integer not null,
    ordinal integer not null check (ordinal > 0),
    state   text not null check (state in ('draft', 'content-review', 'bias-review', 'language-review', 'pilot', 'live', 'retired')),
    by      uuid not null,
    reason  text not null,
    at      timestamptz not null,
    primary key (item, number, ordinal),
    foreign key (item, number) references assess.crafted_version
);

-- Where a version that reached the pilot is kept for forms, frozen.
create table assess.crafted_release (
    item   uuid not null,
    number integer not null,
    stored uuid not null unique references assess.item,
    at     timestamptz not null,
    primary key (item, number),
    foreign key (item, number) references assess.crafted_version
);

-- Two items that must not stand in one form: one gives the other away, or both ask the same.
create table assess.crafted_enemy (
    one   uuid not null references assess.crafted,
    other uuid not null references assess.crafted,
    by    uuid not null,
    at    timestamptz not null,
    primary key (one, other),
    check (one < other)
);

create function assess.refuse_own_review() returns trigger language plpgsql as $$
begin
    if exists (select 1 from assess.crafted_version where item = new.item and author = new.reviewer)
        or exists (select 1 from assess.crafted_translation where item = new.item and translator = new.reviewer) then
        raise exception 'nobody reviews what they wrote or translated' using errcode = 'TS002';
    end if;
    if not exists (select 1 from assess.crafted_step s
                    where s.item = new.item and s.number = new.number and s.state = new.review || '-review'
                      and s.ordinal = (select max(ordinal) from assess.crafted_step
                                        where item = new.item and number = new.number)) then
        raise exception 'this review is not open' using errcode = 'TS003';
    end if;
    return new;
end
$$;
create trigger review_by_somebody_else before insert on assess.crafted_review
    for each row execute function assess.refuse_own_review();

-- Nobody writes on what they reviewed before: then they would judge their own words.
create function assess.refuse_reviewers_words() returns trigger language plpgsql as $$
declare
    writer uuid := coalesce(to_jsonb(new) ->> 'author', to_jsonb(new) ->> 'translator');
begin
    if exists (select 1 from assess.crafted_review where item = new.item and reviewer = writer) then
        raise exception 'whoever reviewed an item does not write on it' using errcode = 'TS002';
    end if;
    return new;
end
$$;
create trigger version_by_no_reviewer before insert on assess.crafted_version
    for each row execute function assess.refuse_reviewers_words();
create trigger translation_by_no_reviewer before insert on assess.crafted_translation
    for each row execute function assess.refuse_reviewers_words();

-- A translation changes no other language's words, so what was reviewed in the version before it still holds.
create function assess.reviews_accepted(item_ uuid, number_ integer, review_ text, language_ text) returns integer
    language sql stable as $$
    select cast(count(distinct r.reviewer) as integer)
      from assess.crafted_version v
      join assess.crafted_review r on r.item = v.item and r.number in (v.number, v.based_on)
     where v.item = item_ and v.number = number_ and r.review = review_ and r.language = language_ and r.accepted
$$;

create function assess.refuse_skipped_step() returns trigger language plpgsql as $$
declare
    before_ text;
    last_   integer;
    lacking text;
begin
    select state, ordinal into before_, last_ from assess.crafted_step
     where item = new.item and number = new.number order by ordinal desc limit 1;
    if new.ordinal <> coalesce(last_, 0) + 1 then
        raise exception 'steps are taken one after the other' using errcode = 'TS003';
    end if;
    if not coalesce(before_ || '>' || new.state in (
            'draft>content-review', 'draft>language-review', 'content-review>bias-review', 'bias-review>language-review',
            'language-review>pilot', 'pilot>live', 'pilot>retired', 'live>retired',
            'content-review>draft', 'bias-review>draft', 'language-review>draft'), new.state = 'draft') then
        raise exception 'from % an item does not come to %', before_, new.state using errcode = 'TS003';
    end if;
    if new.state = 'draft' then return new; end if;
    if new.state in ('bias-review', 'language-review', 'pilot', 'live')
        and assess.reviews_accepted(new.item, new.number, 'content', '') < 2 then
        raise exception 'two content reviews are needed' using errcode = 'TS003';
    end if;
    if new.state in ('language-review', 'pilot', 'live')
        and assess.reviews_accepted(new.item, new.number, 'bias', '') < 1 then
        raise exception 'a bias review is needed' using errcode = 'TS003';
    end if;
    if new.state in ('pilot', 'live') then
        select l into lacking
          from assess.crafted_version v, unnest(string_to_array(v.languages, ',')) as l
         where v.item = new.item and v.number = new.number
           and assess.reviews_accepted(new.item, new.number, 'language', l) < 1
         limit 1;
        if lacking is not null then
            raise exception 'a language review is needed in %', lacking using errcode = 'TS003';
        end if;
    end if;
    return new;
end
$$;
create trigger step_is_earned before insert on assess.crafted_step
    for each row execute function assess.refuse_skipped_step();

do $$
declare
    record_ text;
begin
    foreach record_ in array array['crafted', 'crafted_version', 'crafted_translation', 'crafted_review', 'crafted_step',
                                   'crafted_release'] loop
        execute format('create trigger %I before update or delete on assess.%I
                            for each row execute function platform.refuse_change()', record_ || '_is_a_record', record_);
    end loop;
end
$$;
