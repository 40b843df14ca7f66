-- Failed logins of the last minutes, by the name that was tried. What was tried at no tenant at all stands under the
-- id of none, so that it is counted, and takes, the same.
create table identity.login_attempt (
    tenant_id uuid        not null default platform.tenant(),
    id        uuid        not null,
    login     text        not null check (length(login) between 1 and 300),
    at        timestamptz not null,
    primary key (tenant_id, id)
);
create index login_attempt_by_login on identity.login_attempt (tenant_id, login, at);
create index login_attempt_by_age on identity.login_attempt (tenant_id, at);
select platform.wall('identity.login_attempt', 'select, insert, delete');

-- The order of the list of members.
create index member_by_name on identity.member (tenant_id, name, id);
