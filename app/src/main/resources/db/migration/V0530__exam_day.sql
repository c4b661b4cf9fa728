-- Exam day: sessions at a test centre with rooms and rosters, accommodations, time that is given or stopped, incidents.
-- Error TS002: a duty that must be kept apart. TS003: a step too early, or too late to take back.

create table assess.session (
    id           uuid primary key,
    test_centre  uuid not null,
    title        text not null check (title <> ''),
    opens_at     timestamptz not null,
    closes_at    timestamptz not null,
    supervised   boolean not null,
    safe_browser boolean not null,
    planned_by   uuid not null,
    planned_at   timestamptz not null,
    check (closes_at > opens_at)
);
create index session_test_centre on assess.session (test_centre, opens_at);

create table assess.room (
    session uuid not null references assess.session,
    name    text not null check (name <> ''),
    seats   integer not null check (seats between 1 and 1000),
    primary key (session, name)
);

create table assess.duty (
    session     uuid not null references assess.session,
    invigilator uuid not null,
    primary key (session, invigilator)
);

-- A list of candidates that somebody brought: read whole, looked at, confirmed, and taken back as a whole.
create table assess.roster (
    id           uuid primary key,
    session      uuid not null references assess.session,
    encoding     text not null,
    brought_by   uuid not null,
    brought_at   timestamptz not null,
    confirmed_by uuid,
    confirmed_at timestamptz,
    undone_by    uuid,
    undone_at    timestamptz,
    check ((confirmed_by is null) = (confirmed_at is null) and (undone_by is null) = (undone_at is null)),
    check (undone_at is null or confirmed_at is not null)
);
create index roster_session on assess.roster (session, brought_at);

create table assess.roster_row (
    roster  uuid not null references assess.roster,
    number  integer not null check (number > 0),
    sitting uuid not null references assess.sitting,
    room    text not null,
    seat    text not null,
    primary key (roster, number),
    unique (roster, sitting)
);

-- Who sits where. The session's window takes the place of the appointment's, which it lies within.
create table assess.seat (
    sitting uuid primary key references assess.sitting,
    session uuid not null references assess.session,
    room    text not null,
    seat    text not null,
    roster  uuid not null references assess.roster,
    foreign key (session, room) references assess.room (session, name)
);
create index seat_session on assess.seat (session);

create function assess.refuse_seat() returns trigger language plpgsql as $$
declare
    places integer;
begin
    if tg_op = 'DELETE' then
        if exists (select 1 from assess.check_in where sitting = old.sitting and confirmed)
            or exists (select 1 from assess.part where sitting = old.sitting) then
            raise exception 'somebody sits there already' using errcode = 'TS003';
        end if;
        return old;
    end if;
    select seats into places from assess.room where session = new.session and name = new.room for update;
    if (select count(*) from assess.seat where session = new.session and room = new.room) >= places then
        raise exception 'the room is full' using errcode = 'TS003';
    end if;
    if not exists (select 1
                     from assess.session x join assess.sitting s on s.id = new.sitting
                    where x.id = new.session and s.test_centre = x.test_centre and not s.practice
                      and x.opens_at >= s.opens_at and x.closes_at <= s.closes_at) then
        raise exception 'the appointment is for another place or time' using errcode = 'TS003';
    end if;
    return new;
end
$$;
create trigger seat_is_free before insert or delete on assess.seat for each row execute function assess.refuse_seat();

-- What a candidate needs in order to show what they can do. Never the reason in medical words; never shown to examiners.
create table assess.accommodation_request (
    id            uuid primary key,
    sitting       uuid not null references assess.sitting,
    extra_percent integer not null check (extra_percent between 0 and 100),
    break_minutes integer not null check (break_minutes between 0 and 60),
    font          text not null check (font in ('normal', 'large', 'largest')),
    reader        boolean not null,
    own_room      boolean not null,
    words         text not null,
    asked_by      uuid not null,
    asked_at      timestamptz not null
);
create index accommodation_request_sitting on assess.accommodation_request (sitting);

create table assess.accommodation_decision (
    id            uuid primary key,
    request       uuid not null references assess.accommodation_request,
    granted       boolean not null,
    extra_percent integer not null check (extra_percent between 0 and 100),
    break_minutes integer not null check (break_minutes between 0 and 60),
    font          text not null check (font in ('normal', 'large', 'largest')),
    reader        boolean not null,
    own_room      boolean not null,
    reasons       text not null,
    decided_by    uuid not null,
    decided_at    timestamptz not null,
    check (granted or (reasons <> '' and extra_percent = 0 and break_minutes = 0))
);
create index accommodation_decision_request on assess.accommodation_decision (request);

create function assess.refuse_own_accommodation() returns trigger language plpgsql as $$
begin
    if exists (select 1 from assess.accommodation_request r join assess.sitting s on s.id = r.sitting
                where r.id = new.request and s.candidate = new.decided_by) then
        raise exception 'nobody decides about their own request' using errcode = 'TS002';
    end if;
    return new;
end
$$;
create trigger accommodation_decided_by_somebody_else before insert on assess.accommodation_decision
    for each row execute function assess.refuse_own_accommodation();

-- Whoever knows what a candidate needed does not mark that candidate's work.
create function assess.refuse_knowing_examiner() returns trigger language plpgsql as $$
begin
    if exists (select 1
                 from assess.script c
                 join assess.accommodation_request r on r.sitting = c.sitting
                 join assess.accommodation_decision d on d.request = r.id
                where c.id = new.script and d.decided_by = new.examiner) then
        raise exception 'the examiner decided what this candidate needs' using errcode = 'TS002';
    end if;
    return new;
end
$$;
create trigger desk_of_somebody_who_does_not_know before insert or update on assess.desk
    for each row execute function assess.refuse_knowing_examiner();

-- While a part is stopped its own clock stands still; a break that the candidate took stands still only so long as it was
-- granted.
alter table assess.part add column paused_at timestamptz, add column paused_until timestamptz,
    add check (paused_at is not null or paused_until is null);

create function assess.exam_clock(paused_at timestamptz, paused_until timestamptz) returns timestamptz
language sql volatile as $$
    select case when $1 is null then clock_timestamp()
                when $2 is not null and clock_timestamp() > $2 then $1 + (clock_timestamp() - $2)
                else $1 end
$$;

create table assess.time_change (
    id        uuid primary key,
    sitting   uuid not null,
    part      char(1) not null,
    kind      text not null check (kind in ('extra', 'stopped', 'break', 'incident', 'accommodation')),
    seconds   integer not null,
    reason    text not null,
    by_person uuid not null,
    at        timestamptz not null,
    foreign key (sitting, part) references assess.part
);
create index time_change_sitting on assess.time_change (sitting);

create table assess.incident (
    id       uuid primary key,
    session  uuid not null references assess.session,
    sitting  uuid references assess.seat (sitting),
    kind     text not null check (kind in ('technical', 'disturbance', 'illness', 'irregularity', 'other')),
    words    text not null check (words <> ''),
    noted_by uuid not null,
    noted_at timestamptz not null
);
create index incident_session on assess.incident (session);
create index incident_sitting on assess.incident (sitting);

create table assess.incident_decision (
    incident   uuid primary key references assess.incident,
    outcome    text not null check (outcome in ('none', 'resume', 'credit', 'void')),
    minutes    integer not null check (minutes between 0 and 240),
    reasons    text not null check (reasons <> ''),
    decided_by uuid not null,
    decided_at timestamptz not null,
    check ((outcome = 'credit') = (minutes > 0))
);

-- A sitting is void for the certification body, not for the person who noted the incident, and never after its release.
create function assess.refuse_hasty_void() returns trigger language plpgsql as $$
declare
    noted assess.incident;
begin
    select * into noted from assess.incident where id = new.incident;
    if new.outcome = 'void' then
        if noted.sitting is null or exists (select 1 from assess.release where sitting = noted.sitting) then
            raise exception 'only the sitting of one candidate can be void, before its release' using errcode = 'TS003';
        end if;
        if noted.noted_by = new.decided_by
            or exists (select 1 from assess.check_in where sitting = noted.sitting and invigilator = new.decided_by) then
            raise exception 'whoever invigilated does not declare a sitting void' using errcode = 'TS002';
        end if;
    end if;
    return new;
end
$$;
create trigger incident_decided_with_care before insert on assess.incident_decision
    for each row execute function assess.refuse_hasty_void();

create view assess.void as
    select i.sitting
      from assess.incident i join assess.incident_decision d on d.incident = i.id
     where d.outcome = 'void';

create function assess.refuse_release_of_void() returns trigger language plpgsql as $$
begin
    if exists (select 1 from assess.void where sitting = new.sitting) then
        raise exception 'a void sitting has no result' using errcode = 'TS003';
    end if;
    return new;
end
$$;
create trigger release_of_what_counts before insert on assess.release
    for each row execute function assess.refuse_release_of_void();

-- When somebody may begin and until when everything ends: the session's window before the appointment's. What was granted
-- (the newest decision counts) makes the end later by as much, or the extra time would be cut where it is needed most.
create view assess.timing as
    select s.id as sitting,
           coalesce(x.opens_at, s.opens_at) as opens_at,
           coalesce(x.closes_at, s.closes_at)
               + make_interval(mins => coalesce(a.break_minutes, 0)
                   + cast(ceil((f.minutes + coalesce(t.minutes, 0)) * coalesce(a.extra_percent, 0) / 100.0) as integer),
                   secs => coalesce((select sum(c.seconds) from assess.time_change c
                                      where c.sitting = s.id and c.kind in ('extra', 'stopped', 'incident')), 0))
               as closes_at,
           coalesce(x.supervised, true) as supervised,
           coalesce(x.safe_browser, false) as safe_browser,
           case when a.granted then a.extra_percent else 0 end as extra_percent,
           case when a.granted then a.break_minutes else 0 end as break_minutes,
           case when a.granted then a.font else 'normal' end as font,
           coalesce(a.granted and a.reader, false) as reader
      from assess.sitting s
      join assess.form f on f.id = s.form
      left join assess.task t on t.id = s.task
      left join assess.seat e on e.sitting = s.id
      left join assess.session x on x.id = e.session
      left join lateral (select d.*
                           from assess.accommodation_decision d join assess.accommodation_request r on r.id = d.request
                          where r.sitting = s.id
                          order by d.decided_at desc, d.id desc
                          limit 1) a on true;

create or replace function assess.refuse_early_start() returns trigger language plpgsql as $$
declare
    s assess.sitting;
begin
    select * into s from assess.sitting where id = new.sitting;
    if new.part = 'B' and not exists (select 1 from assess.part
                                       where sitting = new.sitting and part = 'A' and submitted_at is not null) then
        raise exception 'the exam comes before the work task' using errcode = 'TS003';
    end if;
    if not s.practice and not exists (select 1 from assess.check_in where sitting = new.sitting and confirmed)
        and not exists (select 1 from assess.seat e join assess.session x on x.id = e.session
                         where e.sitting = new.sitting and not x.supervised) then
        raise exception 'nobody starts before the identity is checked' using errcode = 'TS003';
    end if;
    if exists (select 1 from assess.void where sitting = new.sitting) then
        raise exception 'a void sitting is over' using errcode = 'TS003';
    end if;
    return new;
end
$$;

do $$
declare
    record_ text;
begin
    foreach record_ in array array['session', 'room', 'roster_row', 'accommodation_request', 'accommodation_decision',
                                   'time_change', 'incident', 'incident_decision'] loop
        execute format('create trigger %I before update or delete on assess.%I
                            for each row execute function platform.refuse_change()', record_ || '_is_a_record', record_);
    end loop;
end
$$;
