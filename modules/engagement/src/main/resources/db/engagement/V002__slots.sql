-- What the tenant's files say of the time that can be booked (SlotSettings): one row.
create table engagement.declared_slots (
    tenant_id  uuid  not null default platform.tenant(),
    name       text  not null check (name = 'callbacks'),
    definition jsonb not null check (jsonb_typeof(definition) = 'object'),
    primary key (tenant_id, name)
);
select platform.wall('engagement.declared_slots', 'select');
select platform.plain_rest('engagement.declared_slots');
