-- The tenant's customers.
grant usage on schema accounts to perennial_app;

-- arr, mrr, renews_on, renewing_arr and open_contracts follow from the account's contracts as they count today; they
-- stand here because lists sort by them. next_change_on is the first day on which they may be different without
-- anybody writing anything. 'infinity' is "never", so that sorting needs no null.
-- arr_order is arr as an integer: of the two only its comparison is leakproof, and under row-level security only a
-- leakproof comparison may use an index.
create table accounts.account (
    tenant_id       uuid        not null default platform.tenant(),
    id              uuid        not null,
    name            text        not null check (length(name) between 1 and 200),
    parent_id       uuid,
    owner_id        uuid,
    external_keys   jsonb       not null default '[]' check (jsonb_typeof(external_keys) = 'array'),
    tier            text check (length(tier) between 1 and 50),
    segment         text check (length(segment) between 1 and 50),
    industry        text check (length(industry) between 1 and 100),
    country         text check (country ~ '^[A-Z]{2}$'),
    zone            text check (length(zone) <= 64),
    locale          text check (length(locale) <= 35),
    lifecycle_stage text check (length(lifecycle_stage) <= 50),
    tags            jsonb       not null default '[]' check (jsonb_typeof(tags) = 'array'),
    website         text check (length(website) <= 500),
    employees       integer check (employees between 0 and 10000000),
    custom_fields   jsonb       not null default '{}' check (jsonb_typeof(custom_fields) = 'object'),
    currency        text        not null check (currency ~ '^[A-Z]{3}$'),
    arr             numeric     not null default 0 check (arr >= 0),
    mrr             numeric     not null default 0 check (mrr >= 0),
    renewing_arr    numeric     not null default 0 check (renewing_arr >= 0),
    renews_on       date        not null default 'infinity',
    open_contracts  integer     not null default 0 check (open_contracts >= 0),
    next_change_on  date        not null default 'infinity',
    arr_order       bigint      not null generated always as ((arr * 1000)::bigint) stored,
    version         bigint      not null default 1 check (version > 0),
    created_at      timestamptz not null,
    updated_at      timestamptz not null check (updated_at >= created_at),
    deleted_at      timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, parent_id) references accounts.account (tenant_id, id),
    foreign key (tenant_id, owner_id) references identity.member (tenant_id, id),
    check (parent_id <> id)
);
create index account_by_name on accounts.account (tenant_id, name, id) where deleted_at is null;
create index account_by_renewal on accounts.account (tenant_id, renews_on, id) where deleted_at is null;
create index account_by_arr on accounts.account (tenant_id, arr_order, id) where deleted_at is null;
create index account_by_update on accounts.account (tenant_id, updated_at, id) where deleted_at is null;
create index account_by_owner on accounts.account (tenant_id, owner_id, renews_on, id) where deleted_at is null;
create index account_by_parent on accounts.account (tenant_id, parent_id) where parent_id is not null;
create index account_by_next_change on accounts.account (tenant_id, next_change_on) where next_change_on < 'infinity';
select platform.wall('accounts.account');

-- The index over every account's external keys: the keys stand in the account, here they are unique.
create table accounts.account_key (
    tenant_id   uuid not null default platform.tenant(),
    system      text not null check (system ~ '^[a-z0-9_.-]{1,50}$'),
    external_id text not null check (length(external_id) between 1 and 200),
    account_id  uuid not null,
    primary key (tenant_id, system, external_id),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id)
);
create index account_key_by_account on accounts.account_key (tenant_id, account_id);
select platform.wall('accounts.account_key');

-- What is there; deleted accounts are kept for their history and seen nowhere else.
create view accounts.live_account with (security_invoker) as
select * from accounts.account where deleted_at is null;
grant select on accounts.live_account to perennial_app;
