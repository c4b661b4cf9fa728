-- Marks that are still to be given: two for each text, a third where the first two lie apart. Examiners take the next one
-- from here, so that taking it costs the same whether ten texts are marked already or a hundred thousand.
create table assess.open_mark (
    script   uuid not null references assess.script,
    ordinal  integer not null check (ordinal between 1 and 3),
    body     uuid not null,
    task     uuid not null,
    day      date not null,
    at       timestamptz not null,
    examiner uuid,
    primary key (script, ordinal)
);
comment on table assess.open_mark is 'kept by the triggers below: a row goes when the mark is given';
comment on column assess.open_mark.examiner is 'on whose desk it lies; null: it can be taken';
comment on column assess.open_mark.day is 'of the text: older days come first; within a day first marks come before second ones';
create index open_mark_free on assess.open_mark (body, day, ordinal, at) where examiner is null;
create index open_mark_taken on assess.open_mark (examiner) where examiner is not null;

insert into assess.open_mark (script, ordinal, body, task, day, at, examiner)
select c.id, o.ordinal, c.body, c.task, cast(c.at at time zone 'UTC' as date), c.at, d.examiner
  from assess.script c
  join generate_series(1, 3) o (ordinal) on true
  left join assess.desk d on d.script = c.id and d.ordinal = o.ordinal
 where btrim(c.text, E' \t\n\r') <> ''
   and (o.ordinal < 3 or exists (select 1 from assess.third_mark t where t.script = c.id))
   and not exists (select 1 from assess.marking m where m.script = c.id and m.ordinal = o.ordinal);

create function assess.open_two_marks() returns trigger language plpgsql as $$
begin
    -- A blank text needs no examiner: it has no points.
    if btrim(new.text, E' \t\n\r') <> '' then
        insert into assess.open_mark (script, ordinal, body, task, day, at)
        select new.id, o.ordinal, new.body, new.task, cast(new.at at time zone 'UTC' as date), new.at
          from generate_series(1, 2) o (ordinal);
    end if;
    return null;
end
$$;
create trigger script_wants_two_marks after insert on assess.script
    for each row execute function assess.open_two_marks();

create function assess.open_third_mark() returns trigger language plpgsql as $$
begin
    insert into assess.open_mark (script, ordinal, body, task, day, at)
    select c.id, 3, c.body, c.task, cast(c.at at time zone 'UTC' as date), c.at
      from assess.script c where c.id = new.script;
    return null;
end
$$;
create trigger third_mark_is_wanted after insert on assess.third_mark
    for each row execute function assess.open_third_mark();

create function assess.follow_desk() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        update assess.open_mark set examiner = null
         where script = old.script and ordinal = old.ordinal;
    else
        update assess.open_mark set examiner = new.examiner
         where script = new.script and ordinal = new.ordinal;
    end if;
    return null;
end
$$;
create trigger desk_takes_an_open_mark after insert or delete on assess.desk
    for each row execute function assess.follow_desk();

create function assess.close_mark() returns trigger language plpgsql as $$
begin
    delete from assess.open_mark where script = new.script and ordinal = new.ordinal;
    return null;
end
$$;
create trigger marking_gives_an_open_mark after insert on assess.marking
    for each row when (new.revision = 1) execute function assess.close_mark();

-- An examiner's own marks by time: what can still be corrected, and when the next agreed text is due.
create index marking_examiner on assess.marking (examiner, at);
create index script_body on assess.script (body, at) where btrim(text, E' \t\n\r') <> '';
create index third_mark_at on assess.third_mark (at);
