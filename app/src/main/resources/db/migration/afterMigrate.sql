-- Who may do what. After every migration, because new tables need it too; all at once, so that no statement in between
-- sees a half. The lock keeps two nodes apart.
do $$
declare
    s text;
begin
    perform 1 from flyway_schema_history h where h.installed_rank = 1 for update;

    -- The web reads and writes rows; it changes no table, and empties none at a stroke. Schemas of others in the same
    -- database are none of ours.
    for s in select n.nspname from pg_catalog.pg_namespace n
              where pg_get_userbyid(n.nspowner) = current_user
                and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'issue') loop
        execute format('grant usage on schema %I to tessera_web, tessera_sealer', s);
        execute format('grant select, insert, update, delete on all tables in schema %I to tessera_web', s);
        execute format('grant select on all tables in schema %I to tessera_sealer', s);
    end loop;
    grant select, insert, update, delete on public.event_publication to tessera_web;
    revoke update, delete on platform.audit_event from tessera_web;

    -- The sealer reads everything, because it asks every condition anew, and tells what it did.
    grant insert on platform.audit_event, public.event_publication to tessera_sealer;

    -- What makes a credential is the sealer's. The web only takes note that a decision was taken, or a further form of a
    -- credential asked for.
    grant usage on schema issue to tessera_web, tessera_sealer;
    grant select on all tables in schema issue to tessera_web;
    grant insert on issue.commission, issue.copy_order to tessera_web;
    grant select, insert on all tables in schema issue to tessera_sealer;
    revoke insert on issue.commission, issue.copy_order from tessera_sealer;
    -- To lock a row is to be allowed to update it; the triggers refuse that to everybody.
    grant update on issue.commission, issue.copy_order, issue.planned, issue.status_list, issue.publication,
                    issue.log_turn to tessera_sealer;
    grant delete on issue.log_salt, issue.record to tessera_sealer;
    -- The salts are the bridge between people and leaves; pages ask the sealer for a receipt.
    revoke select on issue.log_salt from tessera_web;
    -- Nothing of a credential depends on which answer was right.
    revoke select on assess.item_key, assess.crafted_version from tessera_sealer;
    -- Nor on how somebody sees themselves.
    revoke all on assess.self_report from tessera_sealer;
end
$$;
