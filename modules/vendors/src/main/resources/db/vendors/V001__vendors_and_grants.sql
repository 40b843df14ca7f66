-- Outsourced companies inside a tenant, and what is granted to them.
grant usage on schema vendors to perennial_app;

create table vendors.vendor (
    tenant_id  uuid        not null default platform.tenant(),
    id         uuid        not null,
    name       text        not null check (length(name) between 1 and 120),
    zone       text        not null check (length(zone) between 1 and 64),
    languages  jsonb       not null check (jsonb_typeof(languages) = 'array'),
    calendar   text check (length(calendar) between 1 and 50),
    state      text        not null check (state in ('active', 'suspended')),
    version    bigint      not null default 1 check (version > 0),
    created_at timestamptz not null,
    updated_at timestamptz not null check (updated_at >= created_at),
    primary key (tenant_id, id)
);
create unique index vendor_by_name on vendors.vendor (tenant_id, name);
select platform.wall('vendors.vendor', 'select, insert, update');
select platform.plain_rest('vendors.vendor');

-- The tickets that a vendor sees: those in one of the queues, of an account in one of the segments or among the accounts, of one of the types; an
-- empty list limits nothing, but one that names nothing at all grants nothing. opens: the classes of fields. Several grants add up row by row.
-- readable_days: for how long a solved ticket can still be read. It holds from from_at until until_at.
create table vendors.ticket_grant (
    tenant_id     uuid        not null default platform.tenant(),
    id            uuid        not null,
    vendor_id     uuid        not null,
    queues        uuid[]      not null check (cardinality(queues) <= 100),
    segments      text[]      not null check (cardinality(segments) <= 100),
    accounts      uuid[]      not null check (cardinality(accounts) <= 1000),
    types         text[]      not null check (cardinality(types) <= 100),
    actions       text[]      not null check (actions <@ array['reply', 'note', 'solve', 'assign_within', 'hand_back', 'create', 'callbacks']),
    opens         text[]      not null check (opens <@ array['contact_details', 'person_names', 'free_text', 'attachments', 'internal']),
    readable_days integer     not null check (readable_days between 0 and 365),
    from_at       timestamptz not null check (isfinite(from_at)),
    until_at      timestamptz check (until_at > from_at),
    version       bigint      not null default 1 check (version > 0),
    created_at    timestamptz not null,
    updated_at    timestamptz not null check (updated_at >= created_at),
    primary key (tenant_id, id),
    foreign key (tenant_id, vendor_id) references vendors.vendor (tenant_id, id),
    check (cardinality(queues) + cardinality(segments) + cardinality(accounts) > 0)
);
create index ticket_grant_by_vendor on vendors.ticket_grant (tenant_id, vendor_id);
select platform.wall('vendors.ticket_grant', 'select, insert, update');
select platform.plain_rest('vendors.ticket_grant');

-- The grants as the people of a vendor see them: their own, while they hold. See VendorSlices.
create view vendors.current_grant with (security_invoker) as
select tenant_id, id, vendor_id, queues, segments, accounts, types, actions, opens, from_at, until_at from vendors.ticket_grant;
grant select on vendors.current_grant to perennial_app;
select platform.plain_rest('vendors.current_grant');
