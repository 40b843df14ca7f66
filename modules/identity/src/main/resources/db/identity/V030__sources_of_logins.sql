-- Failed logins count per name and source, and a name is known at the addresses from which it logged in within 30 days. A source is an
-- IPv4 address or the first 64 bits of an IPv6 address. A server of the previous release writes no source.
alter table identity.login_attempt add column source text not null default '' check (length(source) <= 50);
select platform.field_class('identity.login_attempt', 'internal', 'source');

create table identity.known_source (
    tenant_id uuid        not null default platform.tenant(),
    login     text        not null check (length(login) between 1 and 300),
    source    text        not null check (length(source) <= 50),
    seen_at   timestamptz not null,
    primary key (tenant_id, login, source)
);
create index known_source_by_age on identity.known_source (tenant_id, seen_at);
select platform.wall('identity.known_source', 'select, insert, update, delete');
select platform.field_class('identity.known_source', 'contact_details', 'login');
select platform.field_class('identity.known_source', 'internal', 'source');
select platform.plain_rest('identity.known_source');
