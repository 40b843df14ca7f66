-- Queues: lists of tickets that some members work on together.

-- members: the uuids of those who work on it, as texts.
create table tickets.queue (
    tenant_id  uuid        not null default platform.tenant(),
    id         uuid        not null,
    name       text        not null check (length(name) between 1 and 100),
    members    jsonb       not null default '[]' check (jsonb_typeof(members) = 'array'),
    version    bigint      not null default 1 check (version > 0),
    created_at timestamptz not null,
    updated_at timestamptz not null check (updated_at >= created_at),
    deleted_at timestamptz,
    primary key (tenant_id, id)
);
select platform.wall('tickets.queue');

create view tickets.live_queue with (security_invoker) as
select q.tenant_id, q.id, q.name, q.members,
       (select coalesce(jsonb_agg(jsonb_build_object('system', k.system, 'externalId', k.external_id) order by k.place), '[]')
        from records.external_key k
        where k.tenant_id = q.tenant_id and k.kind = 'queues' and k.record_id = q.id) as external_keys,
       q.version, q.created_at, q.updated_at
from tickets.queue q
where q.deleted_at is null;
grant select on tickets.live_queue to perennial_app;

alter table tickets.ticket add column queue_id uuid;
-- Not validated: the column is empty, and validation would need a tenant.
alter table tickets.ticket add foreign key (tenant_id, queue_id) references tickets.queue (tenant_id, id) not valid;
create index ticket_by_queue on tickets.ticket (tenant_id, queue_id, reported_at, id) where deleted_at is null and queue_id is not null;

-- The definition names tables without their schema where the search path has it.
do $$
begin
    execute 'create or replace view tickets.live_ticket with (security_invoker) as '
        || regexp_replace(pg_get_viewdef('tickets.live_ticket'::regclass), '\sFROM (\(*(?:tickets\.)?ticket t\M)', ', t.queue_id FROM \1');
end
$$;

select platform.plain_rest(one) from unnest(array['tickets.queue', 'tickets.live_queue', 'tickets.ticket', 'tickets.live_ticket']::regclass[]) one;
