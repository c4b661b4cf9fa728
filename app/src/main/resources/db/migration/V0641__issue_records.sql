-- A badge as JSON with a Data Integrity proof is one more form of a credential.
alter table issue.copy_order drop constraint copy_order_form_check;
alter table issue.copy_order add constraint copy_order_form_check
    check (form in ('dc+sd-jwt', 'jwt_vc_json', 'ldp_vc'));
alter table issue.planned drop constraint planned_format_check;
alter table issue.planned add constraint planned_format_check
    check (format in ('edc', 'dc+sd-jwt', 'jwt_vc_json', 'ldp_vc'));

-- Learning records (CLR 2.0): many badges of one person in one file. What will be signed is written down before; the same
-- badges make the same record.
create table issue.record (
    id              uuid primary key,
    holder          uuid not null,
    badges          char(64) not null,
    unsigned        bytea not null,
    unsigned_sha256 char(64) not null check (unsigned_sha256 = encode(sha256(unsigned), 'hex')),
    planned_at      timestamptz not null,
    unique (holder, badges)
);
create trigger record_is_a_record before update or delete on issue.record
    for each row execute function platform.refuse_change();
