-- The renewals: one for each term of a contract that comes to its end.

-- The id of a contract's renewal on a day: the same one whoever makes it and however often, so that all of them are made in one
-- statement. earlier: how many renewals of the contract were made for that day and have moved to another since. A UUIDv8 (RFC 9562).
create function renewals.renewal_id(contract uuid, due date, earlier integer) returns uuid
    language sql immutable parallel safe
    return overlay(overlay(
        encode(substring(sha256(uuid_send(contract) || int4send(due - date '2000-01-01') || int4send(earlier)) from 1 for 16), 'hex')
        placing '8' from 13 for 1) placing '8' from 17 for 1)::uuid;
revoke all on function renewals.renewal_id(uuid, date, integer) from public;
grant execute on function renewals.renewal_id(uuid, date, integer) to perennial_app;

-- The last day on which a contract can still be ended for a term's end: so long before it as its notice says.
create function renewals.decision_day(due date, notice_period text) returns date
    language sql stable parallel safe
    return (due - coalesce(notice_period, 'P0D')::interval)::date;
revoke all on function renewals.decision_day(date, text) from public;
grant execute on function renewals.decision_day(date, text) to perennial_app;

-- due_on: the end of the term, the first day on which the contract would no longer count. first_due_on: what its id was made of.
-- owner_id: who works on it, where that is not the account's owner. Amounts are in the contract's currency; rate is what one unit of
-- it was worth in the tenant's when the day's work was last done, null where nothing says so. forecast_arr is null as long as it is
-- what is due. stage is where the work stands, also behind a state in which it is closed.
-- outcome_arr: what it was renewed for. by_itself: nobody decided, the contract renews itself. ended_contract: the contract went
-- on without an end before it was decided.
create table renewals.renewal (
    tenant_id          uuid        not null default platform.tenant(),
    id                 uuid        not null,
    account_id         uuid        not null,
    contract_id        uuid        not null,
    due_on             date        not null check (isfinite(due_on)),
    first_due_on       date        not null,
    decision_on        date        not null,
    owner_id           uuid,
    currency           text        not null check (currency ~ '^[A-Z]{3}$'),
    rate               numeric check (rate > 0),
    target_arr         numeric     not null,
    forecast_arr       numeric,
    likelihood         integer check (likelihood between 0 and 10000),
    category           text        not null default 'pipeline' check (category in ('commit', 'best_case', 'pipeline', 'at_risk', 'omitted')),
    stage              text        not null default 'upcoming' check (stage in ('upcoming', 'in_progress', 'negotiating', 'verbal')),
    risk_reasons       jsonb       not null default '[]' check (jsonb_typeof(risk_reasons) = 'array'),
    next_step          text check (length(next_step) between 1 and 500),
    competitor         text check (length(competitor) between 1 and 200),
    notes              text check (length(notes) between 1 and 20000),
    state              text        not null default 'open' check (state in ('open', 'deferred', 'won', 'lost', 'downsold', 'withdrawn')),
    deferred_until     date check (isfinite(deferred_until)),
    decided_at         timestamptz,
    outcome_arr        numeric,
    by_itself          boolean     not null default false,
    reason             text check (length(reason) between 1 and 100),
    outcome_note       text check (length(outcome_note) between 1 and 2000),
    next_contract_id   uuid,
    ended_contract     boolean     not null default false,
    target_order       bigint      not null generated always as (greatest(-9e18, least(9e18, target_arr * coalesce(rate, 0) * 1000))::bigint) stored,
    version            bigint      not null default 1 check (version > 0),
    created_at         timestamptz not null,
    updated_at         timestamptz not null check (updated_at >= created_at),
    primary key (tenant_id, id),
    unique (tenant_id, contract_id, due_on),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id),
    foreign key (tenant_id, contract_id) references accounts.contract (tenant_id, id),
    foreign key (tenant_id, next_contract_id) references accounts.contract (tenant_id, id),
    foreign key (tenant_id, owner_id) references identity.member (tenant_id, id),
    check (state <> 'deferred' or deferred_until is not null),
    check ((decided_at is not null) = (state in ('won', 'lost', 'downsold'))),
    check ((outcome_arr is not null) = (state in ('won', 'downsold'))),
    check ((reason is not null) = (state in ('lost', 'downsold')))
);
create index renewal_by_due_day on renewals.renewal (tenant_id, due_on, id);
create index renewal_by_decision_day on renewals.renewal (tenant_id, decision_on, id);
create index renewal_by_target on renewals.renewal (tenant_id, target_order, id);
create index renewal_undecided on renewals.renewal (tenant_id, due_on, id) where state in ('open', 'deferred');
create index renewal_by_account on renewals.renewal (tenant_id, account_id, due_on);
create index renewal_moved on renewals.renewal (tenant_id, contract_id, first_due_on) where due_on <> first_due_on;
select platform.wall('renewals.renewal');

-- Those of live accounts, each with who works on it and who owns the account: whoever sees only own accounts sees only what is theirs.
create view renewals.live_renewal with (security_invoker) as
select r.*, coalesce(r.owner_id, a.owner_id) as worked_by, a.owner_id as account_owner_id, a.segment,
       case when r.state in ('won', 'lost', 'downsold') then 'closed' else r.stage end as shown_stage
from renewals.renewal r
join accounts.live_account a on a.tenant_id = r.tenant_id and a.id = r.account_id;
grant select on renewals.live_renewal to perennial_app;

-- Which risk was named when, and until when it stood: a loss is held against what was known before it.
create table renewals.named_risk (
    tenant_id  uuid        not null default platform.tenant(),
    renewal_id uuid        not null,
    reason     text        not null check (length(reason) between 1 and 100),
    named_at   timestamptz not null,
    named_by   text        not null check (length(named_by) between 1 and 100),
    dropped_at timestamptz check (dropped_at >= named_at),
    primary key (tenant_id, renewal_id, reason, named_at),
    foreign key (tenant_id, renewal_id) references renewals.renewal (tenant_id, id)
);
select platform.wall('renewals.named_risk', 'select, insert, update');

-- What was foretold of a renewal so many days before it was due: by the published rule (AutomatedCalls.java), by who works on it, and
-- where the two disagreed, what it was then settled on. Of each, what was said last. reasons: CallReason, a list.
create table renewals.renewal_call (
    tenant_id            uuid    not null default platform.tenant(),
    renewal_id           uuid    not null,
    horizon              integer not null check (horizon in (180, 90, 30)),
    automated            text check (automated in ('will_renew', 'at_risk', 'will_churn', 'unclear')),
    automated_likelihood integer check (automated_likelihood between 0 and 10000),
    reasons              jsonb   not null default '[]' check (jsonb_typeof(reasons) = 'array'),
    automated_on         date,
    answer               text check (answer in ('will_renew', 'at_risk', 'will_churn', 'unclear')),
    likelihood           integer check (likelihood between 0 and 10000),
    note                 text check (length(note) between 1 and 2000),
    said_by              text check (length(said_by) between 1 and 100),
    said_at              timestamptz,
    resolution           text check (resolution in ('will_renew', 'at_risk', 'will_churn', 'unclear')),
    resolution_note      text check (length(resolution_note) between 1 and 2000),
    resolved_by          text check (length(resolved_by) between 1 and 100),
    resolved_at          timestamptz,
    version              bigint  not null default 1 check (version > 0),
    primary key (tenant_id, renewal_id, horizon),
    foreign key (tenant_id, renewal_id) references renewals.renewal (tenant_id, id),
    check ((automated is null) = (automated_on is null)),
    check ((answer is null) = (said_at is null)),
    check ((resolution is null) = (resolved_at is null))
);
select platform.wall('renewals.renewal_call');

-- What the tenant's files say of renewals: how many days before its end a term's renewal is there, and up to how many months a term
-- is so short that a contract that renews itself does so without one.
create table renewals.declared_policy (
    tenant_id     uuid    not null default platform.tenant(),
    name          text    not null check (name = 'renewals'),
    horizon_days  integer not null check (horizon_days between 1 and 1100),
    silent_months integer not null check (silent_months between 0 and 999),
    primary key (tenant_id, name)
);
select platform.wall('renewals.declared_policy', 'select');

-- Why renewals are lost, shrink or are in danger, in the tenant's own words: trees, in the order of its files. labels: by language.
create table renewals.declared_reason (
    tenant_id uuid    not null default platform.tenant(),
    kind      text    not null check (kind in ('churn', 'downsell', 'risk')),
    id        text    not null check (id ~ '^[a-z][a-z0-9_]{0,99}$'),
    parent_id text,
    position  integer not null,
    labels    jsonb   not null check (jsonb_typeof(labels) = 'object'),
    retired   boolean not null,
    primary key (tenant_id, kind, id)
);
select platform.wall('renewals.declared_reason', 'select');

-- For which day, and by which policy, the renewals were last brought in line with the contracts, some thousands at a time. reached: the last
-- contract that is done, by id, null once all are. Whoever does it holds this row.
create table renewals.daily_run (
    tenant_id     uuid    not null default platform.tenant(),
    day           date    not null,
    horizon_days  integer not null,
    silent_months integer not null,
    reached       uuid,
    primary key (tenant_id)
);
select platform.wall('renewals.daily_run', 'select, insert, update');

-- Contracts that something happened to since their renewals were looked at.
create table renewals.touched_contract (
    tenant_id   uuid        not null default platform.tenant(),
    contract_id uuid        not null,
    touched_at  timestamptz not null,
    primary key (tenant_id, contract_id),
    foreign key (tenant_id, contract_id) references accounts.contract (tenant_id, id)
);
select platform.wall('renewals.touched_contract');
