-- The sort keys of names in the tenant's language, as those of accounts. They are made where the tenant's files are applied, which happens at
-- each start, so a key of another language or version of ICU is replaced then. There are few rows, so no index is needed.
alter table identity.member add column name_key bytea not null default '' check (length(name_key) <= 500);
alter table identity.team add column title_key bytea not null default '' check (length(title_key) <= 500);
select platform.field_class('identity.member', 'person_names', 'name_key');
select platform.field_class('identity.team', 'plain', 'title_key');
