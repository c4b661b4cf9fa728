-- Kinds of items with points, and what lies sealed.

-- The data keys that seal items, each wrapped by a master key that is not in here. Not a record: a new master key wraps
-- them anew.
create table assess.data_key (
    id      uuid primary key,
    owner   uuid not null,
    master  text not null,
    wrapped text not null,
    made_at timestamptz not null
);
create index data_key_owner on assess.data_key (owner, made_at);
comment on column assess.data_key.master is 'the beginning of the SHA-256 of the master key that wrapped it';

comment on column assess.item.content is 'the question as JSON, sealed unless it is a public sample; never the key';

-- What each question brought. Where people mark, most is 0 and the exam does not count it.
create table assess.item_score (
    sitting  uuid not null references assess.score,
    position integer not null check (position > 0),
    points   integer not null,
    most     integer not null,
    primary key (sitting, position),
    check (points between 0 and most)
);
insert into assess.item_score (sitting, position, points, most)
select sc.sitting, fi.position, case when c.answer = k.key then 1 else 0 end, 1
  from assess.score sc
  join assess.sitting s on s.id = sc.sitting
  join assess.form_item fi on fi.form = s.form
  join assess.item_key k on k.item = fi.item
  left join assess.answer_current c on c.sitting = s.id and c.part = 'A' and c.slot = fi.position;
create trigger item_score_is_a_record before update or delete on assess.item_score
    for each row execute function platform.refuse_change();

-- A file that a candidate handed in as an answer; the answer names it by kind and SHA-256.
create table assess.artefact (
    sitting uuid not null references assess.sitting,
    sha256  char(64) not null,
    kind    text not null,
    content bytea not null,
    at      timestamptz not null,
    primary key (sitting, sha256)
);
create trigger artefact_is_a_record before update or delete on assess.artefact
    for each row execute function platform.refuse_change();
