-- Mentoring: who accompanies whom, what they talked about, and the goals that they set. The learner ends it when they like.
-- Error TS002: a duty that must be kept apart.

create table learn.mentoring (
    id           uuid primary key,
    mentor       uuid not null,
    learner      uuid not null,
    organisation uuid not null,
    matched_by   uuid not null,
    since        timestamptz not null,
    ended_by     uuid,
    ended_at     timestamptz,
    constraint nobody_mentors_themselves check (mentor <> learner),
    check ((ended_by is null) = (ended_at is null))
);
create unique index mentoring_once_at_a_time on learn.mentoring (mentor, learner) where ended_at is null;
create index mentoring_learner on learn.mentoring (learner);
create index mentoring_organisation on learn.mentoring (organisation);

create table learn.guidance (
    id         uuid primary key,
    mentoring  uuid not null references learn.mentoring (id) on delete cascade,
    written_by uuid not null,
    words      text not null check (words <> ''),
    at         timestamptz not null
);
create index guidance_of on learn.guidance (mentoring, at);
create trigger guidance_is_a_record before update on learn.guidance
    for each row execute function platform.refuse_change();

create table learn.goal (
    id         uuid primary key,
    mentoring  uuid not null references learn.mentoring (id) on delete cascade,
    set_by     uuid not null,
    words      text not null check (words <> ''),
    set_at     timestamptz not null,
    reached_at timestamptz
);
create index goal_of on learn.goal (mentoring, set_at);

-- Only the two write, and only while it lasts.
create function learn.between_the_two() returns trigger language plpgsql as $$
begin
    perform 1
       from learn.mentoring m
      where m.id = new.mentoring
        and m.ended_at is null
        and case tg_table_name when 'guidance' then (to_jsonb(new) ->> 'written_by') else (to_jsonb(new) ->> 'set_by') end
            in (cast(m.mentor as text), cast(m.learner as text));
    if not found then
        raise exception 'only the mentor and the learner write here, while the mentoring lasts' using errcode = 'TS002';
    end if;
    return new;
end
$$;
create trigger guidance_between_the_two before insert on learn.guidance
    for each row execute function learn.between_the_two();
create trigger goal_between_the_two before insert on learn.goal
    for each row execute function learn.between_the_two();
