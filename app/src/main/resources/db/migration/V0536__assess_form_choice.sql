-- Which form somebody sits is settled when they are checked in, not when they are registered: only then is known who sits
-- beside whom, and what they sat before.
alter table assess.session
    add column seed integer not null default cast(floor(random() * 2147483647) as integer);
comment on column assess.session.seed is 'where the turn of parallel forms begins in this session; nobody is shown it';

alter table assess.assembled add column batch uuid;
comment on column assess.assembled.batch is 'forms that were assembled together: they are sat side by side';

create index seat_room on assess.seat (session, room);
drop index assess.seat_session;

-- A sitting stays as it was registered but for its form, and that until the identity is checked or the exam begun.
create function assess.refuse_sitting_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or to_jsonb(new) - 'form' <> to_jsonb(old) - 'form' then
        raise exception '% of sitting is refused: it is a record', lower(tg_op) using errcode = 'TS001';
    end if;
    if old.practice
        or exists (select 1 from assess.check_in where sitting = old.id and confirmed)
        or exists (select 1 from assess.part where sitting = old.id) then
        raise exception 'the form of this sitting is settled' using errcode = 'TS001';
    end if;
    if not exists (select 1 from assess.form where id = new.form and micro_credential = new.micro_credential) then
        raise exception 'the form asks for another skill' using errcode = 'TS002';
    end if;
    return new;
end
$$;
drop trigger sitting_is_a_record on assess.sitting;
create trigger sitting_is_a_record before update or delete on assess.sitting
    for each row execute function assess.refuse_sitting_change();

drop trigger sitting_uses_its_own_form on assess.sitting;
create trigger sitting_uses_its_own_form before insert or update on assess.sitting
    for each row execute function assess.refuse_foreign_form();
drop trigger sitting_waits_for_a_cut on assess.sitting;
create trigger sitting_waits_for_a_cut before insert or update on assess.sitting
    for each row execute function assess.refuse_form_without_cut();
