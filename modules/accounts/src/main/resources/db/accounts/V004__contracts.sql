-- What the accounts bought, and what that makes them worth.

-- A contract counts on the days [starts_on, ends_on); without ends_on it goes on. term_months is the length of a term.
-- arr and mrr are worked out when it is written (RecurringRevenue.java), in its own currency.
-- renews_on follows from the date and is brought up to date with the account's revenue; 'infinity' is "never".
create table accounts.contract (
    tenant_id     uuid        not null default platform.tenant(),
    id            uuid        not null,
    account_id    uuid        not null,
    number        text        not null check (length(number) between 1 and 100),
    starts_on     date        not null check (isfinite(starts_on)),
    ends_on       date check (isfinite(ends_on) and ends_on >= starts_on),
    term_months   integer check (term_months between 1 and 999),
    auto_renew    boolean     not null,
    notice_period text check (notice_period ~ '^P[1-9][0-9]{0,2}[MD]$'),
    billing       text check (length(billing) <= 50),
    currency      text        not null check (currency ~ '^[A-Z]{3}$'),
    lines         jsonb       not null check (jsonb_typeof(lines) = 'array'),
    external_keys jsonb       not null check (jsonb_typeof(external_keys) = 'array'),
    arr           numeric     not null,
    mrr           numeric     not null,
    renews_on     date        not null default 'infinity',
    version       bigint      not null default 1 check (version > 0),
    created_at    timestamptz not null,
    updated_at    timestamptz not null check (updated_at >= created_at),
    deleted_at    timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id)
);
create unique index contract_by_number on accounts.contract (tenant_id, number) where deleted_at is null;
create index contract_by_start on accounts.contract (tenant_id, starts_on, id) where deleted_at is null;
create index contract_by_renewal on accounts.contract (tenant_id, renews_on, id) where deleted_at is null;
create index contract_by_account on accounts.contract (tenant_id, account_id) where deleted_at is null;
select platform.wall('accounts.contract');

-- The index over every contract's external keys: the keys stand in the contract, here they are unique.
create table accounts.contract_key (
    tenant_id   uuid not null default platform.tenant(),
    system      text not null check (system ~ '^[a-z0-9_.-]{1,50}$'),
    external_id text not null check (length(external_id) between 1 and 200),
    contract_id uuid not null,
    primary key (tenant_id, system, external_id),
    foreign key (tenant_id, contract_id) references accounts.contract (tenant_id, id)
);
create index contract_key_by_contract on accounts.contract_key (tenant_id, contract_id);
select platform.wall('accounts.contract_key');

-- What there is of a live account, with the account's owner: whoever sees only own accounts sees only what is theirs.
create view accounts.live_contract with (security_invoker) as
select c.*, a.owner_id as account_owner_id
from accounts.contract c
join accounts.account a on a.tenant_id = c.tenant_id and a.id = c.account_id
where c.deleted_at is null and a.deleted_at is null;
grant select on accounts.live_contract to perennial_app;

-- Whether a contract counts on a day: the interval is half-open, so one that ends on the day it starts never does.
create function accounts.counts(starts_on date, ends_on date, today date) returns boolean
    language sql immutable parallel safe
    return starts_on <= today and (ends_on is null or today < ends_on);

create function accounts.standing(starts_on date, ends_on date, today date) returns text
    language sql immutable parallel safe
    return case when accounts.counts(starts_on, ends_on, today) then 'open' when today < starts_on then 'upcoming' else 'ended' end;

-- The end of a contract's first, second, … term, always counted from its start: what begins on 31 January ends its first
-- month on 28 or 29 February and its second on 31 March.
create function accounts.term_end(starts_on date, term_months integer, terms integer) returns date
    language sql immutable parallel safe
    return (starts_on + make_interval(months => term_months * terms))::date;

-- How many terms have ended in or before the month of a day, none before the start: the latest whose end may be after it.
create function accounts.terms_until(starts_on date, term_months integer, today date) returns integer
    language sql immutable parallel safe
    return greatest(0, ((extract(year from today)::integer - extract(year from starts_on)::integer) * 12
        + extract(month from today)::integer - extract(month from starts_on)::integer) / term_months);

-- When a contract renews: at its end if it has one, else at the end of the first term that ends after today.
create function accounts.renewal(starts_on date, ends_on date, term_months integer, today date) returns date
    language sql immutable parallel safe
    return case
        when ends_on is not null then ends_on
        when term_months is null then 'infinity'::date
        when accounts.terms_until(starts_on, term_months, today) > 0
            and accounts.term_end(starts_on, term_months, accounts.terms_until(starts_on, term_months, today)) > today
            then accounts.term_end(starts_on, term_months, accounts.terms_until(starts_on, term_months, today))
        else accounts.term_end(starts_on, term_months, accounts.terms_until(starts_on, term_months, today) + 1)
    end;

-- Money to the minor unit, half to even, as Money.rounded does it; round() would take every half away from zero.
create function accounts.half_even(amount numeric, decimals integer) returns numeric
    language sql immutable parallel safe
    return case
        when abs(amount - trunc(amount, decimals)) * 10::numeric ^ decimals = 0.5
            and mod(trunc(amount * 10::numeric ^ decimals), 2) = 0
            then trunc(amount, decimals)
        else round(amount, decimals)
    end;

revoke all on function accounts.counts(date, date, date) from public;
revoke all on function accounts.standing(date, date, date) from public;
revoke all on function accounts.term_end(date, integer, integer) from public;
revoke all on function accounts.terms_until(date, integer, date) from public;
revoke all on function accounts.renewal(date, date, integer, date) from public;
revoke all on function accounts.half_even(numeric, integer) from public;
grant execute on function accounts.counts(date, date, date) to perennial_app;
grant execute on function accounts.standing(date, date, date) to perennial_app;
grant execute on function accounts.term_end(date, integer, integer) to perennial_app;
grant execute on function accounts.terms_until(date, integer, date) to perennial_app;
grant execute on function accounts.renewal(date, date, integer, date) to perennial_app;
grant execute on function accounts.half_even(numeric, integer) to perennial_app;

-- What all accounts of a tenant were last counted with: when the files bring another currency or other rates, even for
-- days gone by, everything is counted again. rates is a digest of all of them.
create table accounts.revenue_basis (
    tenant_id uuid not null default platform.tenant(),
    currency  text not null check (currency ~ '^[A-Z]{3}$'),
    rates     text not null check (length(rates) = 32),
    primary key (tenant_id)
);
select platform.wall('accounts.revenue_basis', 'select, insert, update');

-- Discounts may outweigh what is paid, and a sum in a small currency may pass what arr_order holds: then it stands at
-- the end of the order.
alter table accounts.account
    drop constraint account_arr_check,
    drop constraint account_mrr_check,
    drop constraint account_renewing_arr_check,
    alter column arr_order set expression as (greatest(-9e18, least(9e18, arr * 1000))::bigint);
