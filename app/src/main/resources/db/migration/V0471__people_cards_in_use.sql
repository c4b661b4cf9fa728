-- When a card first let its holder in. A sheet of cards that nobody used yet may be printed once more by one person; what
-- was printed before this was kept counts as used.
alter table people.card add column opened_at timestamptz;
update people.card set opened_at = issued_at;
