-- A question may be worth more than one point: a situation that is rated, an answer of several parts. The cut, the panel
-- and the statistics count in points, so a form knows what each of its questions is worth.
alter table assess.form_item add column most integer not null default 1 check (most >= 0);
comment on column assess.form_item.most is 'the points that its key can give, 0 where people mark; fixed when the form is frozen';

alter table assess.item_parameters add column more double precision[];
comment on column assess.item_parameters.more is 'intercepts of the second and later steps of a question worth several points; d is the first';

create or replace function assess.refuse_partial_cut() returns trigger language plpgsql as $$
declare
    points integer;
begin
    select sum(most) into points from assess.form_item where form = new.form and scored;
    if new.cut > points then
        raise exception 'the cut is higher than the form' using errcode = 'TS003';
    end if;
    if new.study is not null then
        if assess.cut_step_of(new.study) <> 4
            or not exists (select 1 from assess.cut_study where id = new.study and form = new.form) then
            raise exception 'the panel of this form has not finished' using errcode = 'TS003';
        end if;
        if exists (select 1 from assess.cut_judge where study = new.study and person = new.decided_by) then
            raise exception 'who judged on the panel does not decide on the cut' using errcode = 'TS002';
        end if;
    end if;
    if new.linked_from is not null
        and not exists (select 1 from assess.cut_decision where form = new.linked_from) then
        raise exception 'the other form has no cut' using errcode = 'TS003';
    end if;
    return new;
end $$;
