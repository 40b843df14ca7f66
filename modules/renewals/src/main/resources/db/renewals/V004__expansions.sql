-- Where there may be more to sell to customers: leads, until they are won or lost.

-- amount: what it would be worth a year, in currency; both null as long as nobody can tell. owner_id: who works on it, where that is not
-- the account's owner. stage is how far the work is, also behind a state in which it is closed. outcome_*: what was sold, a year, and what
-- there is to say of how it ended; of a loss, why. close_order: what has no expected day stands behind all that have one.
create table renewals.expansion (
    tenant_id         uuid        not null default platform.tenant(),
    id                uuid        not null,
    account_id        uuid        not null,
    kind              text        not null check (kind in ('upsell', 'cross_sell', 'referral')),
    title             text        not null check (length(title) between 1 and 200),
    stage             text        not null check (stage in ('identified', 'qualified', 'proposed')),
    amount            numeric check (amount >= 0),
    currency          text check (currency ~ '^[A-Z]{3}$'),
    expected_close_on date check (isfinite(expected_close_on)),
    owner_id          uuid,
    evidence          text check (length(evidence) between 1 and 2000),
    external_keys     jsonb       not null default '[]' check (jsonb_typeof(external_keys) = 'array'),
    state             text        not null default 'open' check (state in ('open', 'won', 'lost')),
    decided_at        timestamptz,
    outcome_amount    numeric check (outcome_amount >= 0),
    outcome_currency  text check (outcome_currency ~ '^[A-Z]{3}$'),
    competitor        text check (length(competitor) between 1 and 200),
    outcome_note      text check (length(outcome_note) between 1 and 2000),
    close_order       date        not null generated always as (coalesce(expected_close_on, date 'infinity')) stored,
    version           bigint      not null default 1 check (version > 0),
    created_at        timestamptz not null,
    updated_at        timestamptz not null check (updated_at >= created_at),
    deleted_at        timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id),
    foreign key (tenant_id, owner_id) references identity.member (tenant_id, id),
    check ((amount is null) = (currency is null)),
    check ((outcome_amount is null) = (outcome_currency is null)),
    check ((decided_at is null) = (state = 'open')),
    check (outcome_amount is null or state = 'won'),
    check (competitor is null or state = 'lost'),
    check (state <> 'lost' or outcome_note is not null)
);
create index expansion_by_close on renewals.expansion (tenant_id, close_order, id) where deleted_at is null;
create index expansion_open on renewals.expansion (tenant_id, close_order, id) where deleted_at is null and state = 'open';
create index expansion_by_account on renewals.expansion (tenant_id, account_id, close_order, id) where deleted_at is null;
create index expansion_by_owner on renewals.expansion (tenant_id, owner_id) where deleted_at is null and owner_id is not null;
select platform.wall('renewals.expansion');

-- The index over every lead's external keys: the keys stand in the lead, here they are unique.
create table renewals.expansion_key (
    tenant_id    uuid not null default platform.tenant(),
    system       text not null check (system ~ '^[a-z0-9_.-]{1,50}$'),
    external_id  text not null check (length(external_id) between 1 and 200),
    expansion_id uuid not null,
    primary key (tenant_id, system, external_id),
    foreign key (tenant_id, expansion_id) references renewals.expansion (tenant_id, id)
);
create index expansion_key_by_expansion on renewals.expansion_key (tenant_id, expansion_id);
select platform.wall('renewals.expansion_key');

-- Those at live accounts, each with who works on it and who owns the account: whoever sees only own accounts sees only what is theirs.
create view renewals.live_expansion with (security_invoker) as
select e.*, coalesce(e.owner_id, a.owner_id) as worked_by, a.owner_id as account_owner_id,
       case when e.state = 'open' then e.stage else 'closed' end as shown_stage
from renewals.expansion e
join accounts.live_account a on a.tenant_id = e.tenant_id and a.id = e.account_id
where e.deleted_at is null;
grant select on renewals.live_expansion to perennial_app;
