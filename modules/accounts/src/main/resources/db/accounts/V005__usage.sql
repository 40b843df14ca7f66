-- How much the tenant's customers use what they bought: one measured value per row. A point's identity is its primary
-- key, so that a point sent again replaces its value and late or repeated data do no harm.
create table accounts.usage_point (
    tenant_id  uuid           not null default platform.tenant(),
    account_id uuid           not null,
    metric     text           not null check (length(metric) between 1 and 100),
    at         timestamptz    not null,
    key        text           not null default '' check (length(key) <= 100),
    value      numeric(19, 6) not null check (value between -1000000000000 and 1000000000000),
    primary key (tenant_id, account_id, metric, at, key),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id)
) partition by range (at);
select platform.wall('accounts.usage_point');

-- A partition for each month (of UTC) from 2015 to 24 months ahead, each walled itself; what is older goes to the default
-- one. Called by the owner after every migration, since the application's role may create nothing.
create table accounts.usage_point_earlier partition of accounts.usage_point default;
select platform.wall('accounts.usage_point_earlier', 'select');

create function accounts.prepare_usage_months() returns void
    language plpgsql set timezone = 'UTC'
as
$$
declare
    month     timestamptz;
    partition text;
begin
    for month in select generate_series('2015-01-01'::timestamptz, now() + interval '24 months', interval '1 month') loop
        partition := 'accounts.usage_point_' || to_char(month, 'YYYY_MM');
        continue when to_regclass(partition) is not null;
        execute format('create table %s partition of accounts.usage_point for values from (%L) to (%L)',
                       partition, month, month + interval '1 month');
        perform platform.wall(partition::regclass, 'select');
    end loop;
end
$$;
revoke all on function accounts.prepare_usage_months() from public;
