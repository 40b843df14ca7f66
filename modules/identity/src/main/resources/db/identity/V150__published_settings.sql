-- What other modules may know of the tenant's settings and of the fields that it adds.
create view identity.setting with (security_invoker) as
select tenant_id, title, locale, currency from identity.tenant_setting;
grant select on identity.setting to perennial_app;

create view identity.declared_field with (security_invoker) as
select tenant_id, kind, key, type, choices from identity.custom_field;
grant select on identity.declared_field to perennial_app;

select platform.plain_rest(one) from unnest(array['identity.setting', 'identity.declared_field']::regclass[]) one;
