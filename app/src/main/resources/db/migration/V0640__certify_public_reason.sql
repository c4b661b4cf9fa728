-- What everybody who checks a credential may read about why it does not count: words from a fixed list, never the
-- officer's own, which may name people.
alter table certify.certificate_event add column told text
    check (told in ('holder-asked', 'issued-in-error', 'replaced', 'conditions-not-kept', 'being-examined'));
alter table certify.certificate_event add constraint what_is_told_is_about_a_suspension_or_withdrawal
    check (told is null or state <> 'valid');
