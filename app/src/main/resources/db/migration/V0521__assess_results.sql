-- What candidates are told: the score on the scale as it was at that moment, and which sub-scores are worth telling.
create table assess.told_score (
    id         uuid primary key,
    sitting    uuid not null references assess.result,
    raw        integer not null,
    score      integer not null check (score between 0 and 100),
    low        integer not null,
    high       integer not null,
    calibrated boolean not null,
    at         timestamptz not null,
    check (low <= score and score <= high)
);
comment on table assess.told_score is 'the newest counts; a later calibration never changes what was told';
create index told_score_sitting on assess.told_score (sitting, at);

create table assess.subscore (
    id          uuid primary key,
    form        uuid not null references assess.form,
    outcome     text not null,
    persons     integer not null,
    reliability double precision not null,
    of_total    double precision not null,
    at          timestamptz not null
);
comment on column assess.subscore.of_total is 'how well the total predicts the true sub-score (Haberman 2008); a sub-score is told only when its reliability is higher';

create trigger told_score_is_a_record before update or delete on assess.told_score
    for each row execute function platform.refuse_change();
create trigger subscore_is_a_record before update or delete on assess.subscore
    for each row execute function platform.refuse_change();

-- The points of a handed-in exam by the keys in force today: a key may be corrected before the task is marked.
create function assess.raw_score(sitting_ uuid) returns integer language sql stable as $$
    select cast(coalesce(sum(assess.points_now(fi.item, c.answer, sc.points, sc.most)), 0) as integer)
      from assess.sitting s
      join assess.form_item fi on fi.form = s.form and fi.scored
      join assess.item_score sc on sc.sitting = s.id and sc.position = fi.position
      left join assess.answer_current c on c.sitting = s.id and c.part = 'A' and c.slot = fi.position
     where s.id = sitting_
$$;
