-- Nobody who speaks as the servers' role learns which other companies are here. So that role no longer reads the table. It asks for one
-- tenant by name (a login) or by id (a token, a timer). Ids are not guessable, and nothing lists either.
revoke all on platform.tenant from perennial_app;

create function platform.tenant_by_name(asked text)
    returns table (id uuid, name text, zone text, suspended boolean, applied_at timestamptz)
    language sql stable strict security definer rows 1
begin atomic
    select t.id, t.name, t.zone, t.suspended_at is not null, t.applied_at from platform.tenant t where t.name = asked;
end;
revoke all on function platform.tenant_by_name(text) from public;
grant execute on function platform.tenant_by_name(text) to perennial_app;

create function platform.tenant_by_id(asked uuid)
    returns table (id uuid, name text, zone text, suspended boolean, applied_at timestamptz)
    language sql stable strict security definer rows 1
begin atomic
    select t.id, t.name, t.zone, t.suspended_at is not null, t.applied_at from platform.tenant t where t.id = asked;
end;
revoke all on function platform.tenant_by_id(uuid) from public;
grant execute on function platform.tenant_by_id(uuid) to perennial_app;

-- The tenants to work for, for the scheduler's role, which can read no tenant's rows: without names.
create function jobs.active_tenants()
    returns table (id uuid, zone text, applied_at timestamptz)
    language sql stable security definer
begin atomic
    select t.id, t.zone, t.applied_at from platform.tenant t where t.suspended_at is null order by t.id;
end;
revoke all on function jobs.active_tenants() from public;
grant execute on function jobs.active_tenants() to perennial_scheduler;

-- The origins of web pages that tenants have declared: few have any, and a browser asks for them before there is a token.
create function jobs.tenant_origins()
    returns table (id uuid, origins text[])
    language sql stable security definer
begin atomic
    select t.id, t.origins from platform.tenant t where t.origins <> '{}';
end;
revoke all on function jobs.tenant_origins() from public;
grant execute on function jobs.tenant_origins() to perennial_scheduler;
