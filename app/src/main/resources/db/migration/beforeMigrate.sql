-- The roles besides the owner, who migrates: the web and the sealer. They are made once for a database server; where the
-- owner may not make roles, an administrator does it beforehand. Two nodes may come here at the same moment.
do $$
declare
    name text;
begin
    foreach name in array array['tessera_web', 'tessera_sealer'] loop
        begin
            if not exists (select 1 from pg_catalog.pg_roles r where r.rolname = name) then
                execute format('create role %I nologin', name);
            end if;
        exception
            when duplicate_object or unique_violation then null;
            when insufficient_privilege then
                raise exception 'the role % is missing and % may not make roles; an administrator of the database has to '
                    'run: create role % login password ''...''; see docs/operating.md', name, current_user, name;
        end;
    end loop;
end
$$;
