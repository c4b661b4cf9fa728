-- Further forms of a credential that was issued: bound to a key in its holder's wallet, or in another format. Each is
-- ordered by its holder, planned, sealed, stored and logged as the credential itself was.

-- What a holder asked for. The web takes note of it, as of a decision; the sealer reads it.
create table issue.copy_order (
    id         uuid primary key,
    original   uuid not null references issue.planned (id),
    holder     uuid not null,
    form       text not null check (form in ('dc+sd-jwt', 'jwt_vc_json')),
    -- did:jwk of the key to which it is bound.
    holder_key text check (length(holder_key) <= 1000),
    ordered_at timestamptz not null
);
-- Without a key there is one of each form for everybody to whom its holder gives it.
create unique index copy_order_unbound_once on issue.copy_order (original, form) where holder_key is null;
create trigger copy_order_is_a_record before update or delete on issue.copy_order
    for each row execute function platform.refuse_change();

alter table issue.planned drop constraint planned_format_check;
alter table issue.planned add constraint planned_format_check check (format in ('edc', 'dc+sd-jwt', 'jwt_vc_json'));
alter table issue.planned add column copy_order uuid unique references issue.copy_order (id);
alter table issue.planned add constraint planned_copies_are_ordered check ((format = 'edc') = (copy_order is null));
alter table issue.planned drop constraint planned_decision_format_key;
create unique index planned_original_once on issue.planned (decision) where copy_order is null;
create index planned_decision on issue.planned (decision);
