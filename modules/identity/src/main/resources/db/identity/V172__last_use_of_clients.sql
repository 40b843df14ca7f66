-- When a client was last here. The tenant's files say the rest, so it stands beside the clients. The servers write it every few minutes at most.
create table identity.client_use (
    tenant_id uuid        not null default platform.tenant(),
    client_id uuid        not null,
    used_at   timestamptz not null,
    primary key (tenant_id, client_id),
    foreign key (tenant_id, client_id) references identity.client (tenant_id, id)
);
select platform.wall('identity.client_use', 'select, insert, update');
select platform.plain_rest('identity.client_use');
