-- What every module stands on.
create schema platform;

create table platform.audit_event (
    subject text not null,
    number  integer not null check (number > 0),
    at      timestamptz not null,
    actor   uuid,
    action  text not null,
    details text not null,
    hash    char(64) not null,
    primary key (subject, number)
);
create index audit_event_at on platform.audit_event (at);

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% of % is refused: it is a record', lower(tg_op), tg_table_name using errcode = 'TS001';
end
$$;

create trigger audit_event_is_a_record before update or delete on platform.audit_event
    for each row execute function platform.refuse_change();

-- The demonstration's mailbox; empty in a real deployment.
create table platform.mailbox (
    id        uuid primary key,
    at        timestamptz not null,
    recipient text not null,
    subject   text not null,
    body      text not null
);
create index mailbox_at on platform.mailbox (at);

-- Spring Session's tables under our names; ids of 32 random bytes.
create table platform.session (
    primary_id            varchar(64) not null primary key,
    session_id            varchar(64) not null,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create unique index session_session_id on platform.session (session_id);
create index session_expiry_time on platform.session (expiry_time);
create index session_principal_name on platform.session (principal_name);

create table platform.session_attributes (
    session_primary_id varchar(64) not null references platform.session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);

-- db-scheduler's table under our name.
create table platform.job (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index job_execution_time on platform.job (execution_time);
create index job_last_heartbeat on platform.job (last_heartbeat);
