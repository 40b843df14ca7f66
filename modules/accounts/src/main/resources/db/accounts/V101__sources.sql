-- What the tenant's files say of the systems that send records. changes_from: whether lines of a contract that a system changes in place count
-- from the start of the contract, as a correction, or from the day on which they are seen.
create table accounts.declared_source (
    tenant_id    uuid not null default platform.tenant(),
    system       text not null check (system ~ '^[a-z0-9_.-]{1,50}$'),
    changes_from text not null check (changes_from in ('start', 'day_seen')),
    primary key (tenant_id, system)
);
select platform.wall('accounts.declared_source', 'select');
select platform.plain_rest('accounts.declared_source');
