-- What the tenant's files say of how often somebody may be asked (AskingRules): one row. Without it, the usual rules hold.
create table surveys.declared_rules (
    tenant_id     uuid    not null default platform.tenant(),
    name          text    not null check (name = 'surveys'),
    opt_in        boolean not null,
    any_days      integer not null check (any_days between 0 and 365),
    per_year      integer not null check (per_year between 1 and 100),
    account_share integer not null check (account_share between 1 and 100),
    account_days  integer not null check (account_days between 1 and 365),
    primary key (tenant_id, name)
);
select platform.wall('surveys.declared_rules', 'select');
select platform.plain_rest('surveys.declared_rules');
