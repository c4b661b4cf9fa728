-- Learning without a network. What was done on a phone arrives later, perhaps twice and in any order.

-- The key that the phone gave to an answer: the same answer sent again is not counted again.
alter table learn.attempt add column key uuid;
create unique index attempt_key on learn.attempt (enrolment, key);

-- The sentence that was heard last, from 1; nothing while nobody listened on this page.
alter table learn.enrolment add column place_sentence int check (place_sentence > 0);

-- Encrypts what a learner leaves on a phone, so that the next person who uses it can read nothing of it.
create table learn.phone_key (
    learner uuid primary key,
    key     bytea not null check (length(key) = 32)
);
