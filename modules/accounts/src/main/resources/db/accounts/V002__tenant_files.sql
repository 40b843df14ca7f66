-- What a tenant's files say for accounts: how its exports are read, and what a foreign currency is worth. Written by
-- the owner when the files are applied.

-- definition: a mapping as tenant.schema.json describes it; its column `kind` says what the rows become.
create table accounts.import_mapping (
    tenant_id  uuid  not null default platform.tenant(),
    name       text  not null check (name ~ '^[a-z][a-z0-9_-]{0,49}$'),
    kind       text  not null check (kind in ('accounts', 'contacts', 'contracts', 'usage')),
    definition jsonb not null check (jsonb_typeof(definition) = 'object' and definition ->> 'kind' = kind),
    primary key (tenant_id, name)
);
select platform.wall('accounts.import_mapping', 'select');

-- One unit of `currency` is worth `rate` units of the tenant's currency from that day on, until the next row.
create table accounts.exchange_rate (
    tenant_id    uuid    not null default platform.tenant(),
    currency     text    not null check (currency ~ '^[A-Z]{3}$'),
    effective_on date    not null,
    rate         numeric not null check (rate > 0),
    primary key (tenant_id, currency, effective_on)
);
select platform.wall('accounts.exchange_rate', 'select');
