-- Members, teams and roles come from files, or from the API. declared: the files have said it, and say it still unless it is suspended; only
-- such rows do the files suspend or delete. Rows of the previous release are all declared.
alter table identity.member add column declared boolean not null default true;
alter table identity.team add column declared boolean not null default true;
alter table identity.role add column declared boolean not null default true;
alter table identity.role add column version bigint not null default 1 check (version > 0);

-- The servers write what the API may change, and no password: members choose theirs in member_choice.
grant insert (tenant_id, id, email, name, name_key, locale, zone, roles, declared, created_at, updated_at) on identity.member to perennial_app;
grant update (name, name_key, locale, zone, roles, declared, suspended_at, updated_at, version) on identity.member to perennial_app;
grant insert (tenant_id, id, name, title, title_key, lead, members, declared, created_at, updated_at) on identity.team to perennial_app;
grant update (title, title_key, lead, members, declared, suspended_at, updated_at, version) on identity.team to perennial_app;
grant insert (tenant_id, name, permissions, accounts_scope, scopes, declared) on identity.role to perennial_app;
grant update (permissions, accounts_scope, scopes, version) on identity.role to perennial_app;
grant delete on identity.role to perennial_app;

-- What the files say is not the servers' to write, and they declare nothing. A suspended row can be taken over.
create policy added on identity.member as restrictive for insert to perennial_app with check (not declared);
create policy added on identity.team as restrictive for insert to perennial_app with check (not declared);
create policy added on identity.role as restrictive for insert to perennial_app with check (not declared);
create policy changed on identity.member as restrictive for update to perennial_app
    using (not declared or suspended_at is not null) with check (not declared);
create policy changed on identity.team as restrictive for update to perennial_app
    using (not declared or suspended_at is not null) with check (not declared);
create policy changed on identity.role as restrictive for update to perennial_app using (not declared) with check (not declared);
create policy removed on identity.role as restrictive for delete to perennial_app using (not declared);
select platform.plain_rest(one) from unnest(array['identity.member', 'identity.team', 'identity.role']::regclass[]) one;
