-- Recordings that people made, known by the words that they speak: a text that changes has to be spoken anew.
create table learn.recording (
    words       char(64) primary key,
    opus        bytea not null,
    mp3         bytea not null,
    captions    text not null,
    loudness    numeric(5, 1) not null,
    seconds     numeric(6, 1) not null check (seconds > 0),
    recorded_by uuid not null,
    recorded_at timestamptz not null
);
