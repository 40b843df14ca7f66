-- The forecast, as it looked on each Monday. What is kept is neither changed nor deleted, whatever happens to the renewals after it.
create table renewals.forecast_snapshot (
    tenant_id uuid        not null default platform.tenant(),
    taken_on  date        not null check (extract(isodow from taken_on) = 1),
    taken_at  timestamptz not null,
    currency  text        not null check (currency ~ '^[A-Z]{3}$'),
    primary key (tenant_id, taken_on)
);
select platform.wall('renewals.forecast_snapshot', 'select, insert');

-- A renewal on a Monday; account and owner are copied from it, so that asking whether they are there would be asking again. owner_id: who worked on it then. standing: what it counted as, or why not. Amounts are in the snapshot's
-- currency (ForecastSql.java): null where the renewal's had no rate, likely also where nobody said a likelihood.
create table renewals.forecast_line (
    tenant_id  uuid    not null default platform.tenant(),
    taken_on   date    not null,
    renewal_id uuid    not null,
    account_id uuid    not null,
    due_on     date    not null,
    owner_id   uuid,
    category   text    not null,
    standing   text    not null check (standing in ('won', 'open', 'lost', 'omitted', 'without_rate', 'withdrawn')),
    target     numeric,
    retained   numeric,
    expansion  numeric,
    likely     numeric,
    primary key (tenant_id, taken_on, renewal_id),
    foreign key (tenant_id, taken_on) references renewals.forecast_snapshot (tenant_id, taken_on),
    foreign key (tenant_id, renewal_id) references renewals.renewal (tenant_id, id),
    check (standing not in ('won', 'open', 'lost') or (target is not null and retained is not null and expansion is not null))
);
create index forecast_line_by_due_day on renewals.forecast_line (tenant_id, due_on, taken_on);
select platform.wall('renewals.forecast_line', 'select, insert');

-- What a member has said that their renewals of a quarter will come to, and what a manager has put beside it: neither overwrites the
-- other. quarter: its first day. What was said in another currency than the company's of today stays, and is not read.
create table renewals.forecast_submission (
    tenant_id       uuid    not null default platform.tenant(),
    quarter         date    not null check (extract(day from quarter) = 1 and extract(month from quarter) in (1, 4, 7, 10)),
    member_id       uuid    not null,
    currency        text    not null check (currency ~ '^[A-Z]{3}$'),
    amount          numeric check (amount >= 0),
    note            text check (length(note) between 1 and 2000),
    submitted_at    timestamptz,
    override_amount numeric check (override_amount >= 0),
    override_note   text check (length(override_note) between 1 and 2000),
    overridden_by   text check (length(overridden_by) between 1 and 40),
    overridden_at   timestamptz,
    version         bigint  not null default 1 check (version > 0),
    primary key (tenant_id, quarter, member_id, currency),
    foreign key (tenant_id, member_id) references identity.member (tenant_id, id),
    check ((amount is null) = (submitted_at is null)),
    check ((override_amount is null) = (overridden_at is null)),
    check ((override_amount is null) = (overridden_by is null))
);
select platform.wall('renewals.forecast_submission', 'select, insert, update');

-- For whoever was named to work on a renewal of somebody else's account.
create index renewal_by_owner on renewals.renewal (tenant_id, owner_id, due_on) where owner_id is not null;
