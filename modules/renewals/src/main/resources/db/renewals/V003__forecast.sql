-- The forecast, as it looked on each Monday. What is kept is neither changed nor deleted, whatever happens to the renewals after it.
create table renewals.forecast_snapshot (
    tenant_id uuid        not null default platform.tenant(),
    taken_on  date        not null check (extract(isodow from taken_on) = 1),
    taken_at  timestamptz not null,
    currency  text        not null check (currency ~ '^[A-Z]{3}$'),
    primary key (tenant_id, taken_on)
);
select platform.wall('renewals.forecast_snapshot', 'select, insert');

-- A renewal on a Monday. owner_id: who worked on it then. standing: what it counted as, or why not. Amounts are in the snapshot's
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
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id),
    foreign key (tenant_id, owner_id) references identity.member (tenant_id, id),
    check (standing not in ('won', 'open', 'lost') or (target is not null and retained is not null and expansion is not null))
);
create index forecast_line_by_due_day on renewals.forecast_line (tenant_id, due_on, taken_on);
select platform.wall('renewals.forecast_line', 'select, insert');
