-- See platform, V010. All that is not named here is plain.
select platform.field_class('identity.access_token', 'internal', 'token_hash');
select platform.field_class('identity.active_member', 'contact_details', 'email');
select platform.field_class('identity.active_member', 'person_names', 'name');
select platform.field_class('identity.client', 'internal', 'secret_hash');
select platform.field_class('identity.login_attempt', 'contact_details', 'login');
select platform.field_class('identity.member', 'contact_details', 'email');
select platform.field_class('identity.member', 'person_names', 'name');
select platform.field_class('identity.member', 'internal', 'password_hash');
select platform.field_class('identity.team', 'contact_details', 'lead', 'members');

select platform.plain_rest(oid::regclass) from pg_class
where relnamespace = 'identity'::regnamespace and relkind in ('r', 'p', 'v') and not relispartition and relname <> 'flyway_history'
order by relname;
