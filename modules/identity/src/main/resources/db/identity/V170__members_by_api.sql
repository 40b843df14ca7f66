-- Members, teams and roles come from files, or from the API. declared: the files have said it, and say it still unless it is suspended; only
-- such rows do the files suspend or delete. Rows of the previous release are all declared.
alter table identity.member add column declared boolean not null default true;
alter table identity.team add column declared boolean not null default true;
alter table identity.role add column declared boolean not null default true;
alter table identity.role add column version bigint not null default 1 check (version > 0);
grant insert, update on identity.member to perennial_app;
grant insert, update on identity.team to perennial_app;
grant insert, update, delete on identity.role to perennial_app;
select platform.plain_rest(one) from unnest(array['identity.member', 'identity.team', 'identity.role']::regclass[]) one;
