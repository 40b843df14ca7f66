-- What the tenant's files say of tickets (TicketSettings): one row.
create table tickets.declared_setting (
    tenant_id  uuid  not null default platform.tenant(),
    name       text  not null check (name = 'tickets'),
    definition jsonb not null check (jsonb_typeof(definition) = 'object'),
    primary key (tenant_id, name)
);
select platform.wall('tickets.declared_setting', 'select');
select platform.plain_rest('tickets.declared_setting');
