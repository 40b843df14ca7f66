-- One row per tenant, and one for nobody. A statement that inserts a set takes the tenant from here, as a column: a distributed database
-- then knows that the new rows belong on the shard of this one. With the tenant as a parameter it would collect the rows on one node and
-- copy them, which row-level security refuses. The command that applies the tenants' files writes the rows.
create table platform.owner (
    tenant_id uuid not null default platform.tenant(),
    primary key (tenant_id)
);
select platform.wall('platform.owner', 'select');
select platform.plain_rest('platform.owner');
