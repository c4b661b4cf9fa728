-- A corrected key of any kind: what each answer is worth stands beside the correction. Corrections before this compare
-- letters.
alter table assess.key_correction add column by_answer boolean not null default false;
comment on column assess.key_correction.accepts is 'the key as it was written; * for any answer';
comment on column assess.key_correction.by_answer is 'points stand in corrected_answer; else accepts holds letters parted by commas';

create table assess.corrected_answer (
    correction uuid not null references assess.key_correction,
    answer     text not null,
    points     integer not null check (points >= 0),
    primary key (correction, answer)
);
comment on column assess.corrected_answer.answer is 'as it was saved; empty for none';
create trigger corrected_answer_is_a_record before update or delete on assess.corrected_answer
    for each row execute function platform.refuse_change();

create or replace function assess.points_now(item_ uuid, answer_ text, points_ integer, most_ integer) returns integer
language sql stable as $$
    select coalesce((select case when x.accepts = '*' then most_
                                 when x.by_answer then (select a.points from assess.corrected_answer a
                                                         where a.correction = x.id and a.answer = coalesce(answer_, ''))
                                 when coalesce(answer_ = any (string_to_array(x.accepts, ',')), false) then most_
                                 else 0 end
                       from assess.key_correction x where x.item = item_ order by x.made_at desc limit 1), points_)
$$;
