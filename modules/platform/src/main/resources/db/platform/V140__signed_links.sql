-- Links that open one page about one record to whoever holds them, without a login. The token has the tenant's key and 256 random bits; only its
-- hash is here. uses_allowed: null for any number of uses. language: of whom it was made for; null if nobody knows.
create table platform.link (
    tenant_id    uuid        not null default platform.tenant(),
    id           uuid        not null,
    token_hash   bytea       not null check (length(token_hash) = 32),
    purpose      text        not null check (purpose ~ '^[a-z_]{1,50}$'),
    record_id    uuid        not null,
    language     text check (language in ('en', 'zh-Hans', 'zh-Hant')),
    uses_allowed integer check (uses_allowed > 0),
    used         integer     not null default 0 check (used >= 0 and used <= coalesce(uses_allowed, used)),
    used_at      timestamptz,
    created_at   timestamptz not null,
    expires_at   timestamptz not null check (expires_at > created_at),
    revoked_at   timestamptz,
    primary key (tenant_id, id)
);
create unique index link_by_token on platform.link (tenant_id, token_hash);
create index link_by_record on platform.link (tenant_id, record_id, purpose);
create index link_by_end on platform.link (tenant_id, expires_at);
select platform.wall('platform.link');
select platform.field_class('platform.link', 'internal', 'token_hash');
select platform.plain_rest('platform.link');
