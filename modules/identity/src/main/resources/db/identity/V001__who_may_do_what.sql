-- Who logs in to a tenant, as which roles, and what a role may do. The rows come from the tenant's files and are
-- written by the owner when those are applied; the servers read them, and write only the tokens they hand out.
grant usage on schema identity to perennial_app;

-- What tenant.yaml says of the tenant as a whole. Its zone stands in the catalogue, platform.tenant.
create table identity.tenant_setting (
    tenant_id uuid not null default platform.tenant(),
    title     text not null check (length(title) between 1 and 200),
    locale    text not null check (length(locale) between 2 and 35),
    currency  text not null check (currency ~ '^[A-Z]{3}$'),
    primary key (tenant_id)
);
select platform.wall('identity.tenant_setting', 'select');

-- accounts_scope: the accounts a bearer sees, all of them, those it owns, or none yet.
create table identity.role (
    tenant_id      uuid   not null default platform.tenant(),
    name           text   not null check (name ~ '^[a-z][a-z0-9_]{0,49}$'),
    permissions    text[] not null,
    accounts_scope text   not null check (accounts_scope in ('all', 'own', 'none')),
    primary key (tenant_id, name)
);
select platform.wall('identity.role', 'select');

-- A person. Suspended, never deleted, since what they did stays theirs. Without a password hash nobody logs in as them
-- by password.
create table identity.member (
    tenant_id     uuid        not null default platform.tenant(),
    id            uuid        not null,
    email         text        not null check (length(email) between 3 and 254 and email = lower(email) and email like '%_@_%'),
    name          text        not null check (length(name) between 1 and 200),
    password_hash text check (password_hash like '$shiro2$argon2id$%'),
    locale        text        not null check (length(locale) between 2 and 35),
    zone          text        not null check (length(zone) between 1 and 100),
    roles         text[]      not null check (cardinality(roles) between 1 and 20),
    suspended_at  timestamptz,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    version       bigint      not null default 1 check (version > 0),
    primary key (tenant_id, id),
    unique (tenant_id, email),
    check (updated_at >= created_at)
);
select platform.wall('identity.member', 'select');

-- A program. Its name is the whole client id, `northwind-partner`, and so names its tenant.
create table identity.client (
    tenant_id    uuid        not null default platform.tenant(),
    id           uuid        not null,
    name         text        not null check (name ~ '^[a-z][a-z0-9]{1,30}-[a-z][a-z0-9-]{0,49}$'),
    secret_hash  text        not null check (secret_hash like '$shiro2$argon2id$%'),
    roles        text[]      not null check (cardinality(roles) between 1 and 20),
    suspended_at timestamptz,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    version      bigint      not null default 1 check (version > 0),
    primary key (tenant_id, id),
    unique (tenant_id, name),
    check (updated_at >= created_at)
);
select platform.wall('identity.client', 'select');

-- What a bearer of a token is. Only the SHA-256 of the token is kept, so a copy of this table opens nothing.
create table identity.access_token (
    tenant_id    uuid        not null default platform.tenant(),
    token_hash   bytea       not null check (length(token_hash) = 32),
    subject_kind text        not null check (subject_kind in ('member', 'client')),
    subject_id   uuid        not null,
    issued_at    timestamptz not null,
    expires_at   timestamptz not null,
    revoked_at   timestamptz,
    primary key (tenant_id, token_hash),
    check (expires_at > issued_at),
    check (revoked_at is null or revoked_at >= issued_at)
);
create index access_token_by_expiry on identity.access_token (tenant_id, expires_at);
create index access_token_by_subject on identity.access_token (tenant_id, subject_id);
select platform.wall('identity.access_token');

-- The fields a tenant adds to accounts, contacts and contracts. A choice has choices, nothing else has.
create table identity.custom_field (
    tenant_id uuid   not null default platform.tenant(),
    kind      text   not null check (kind in ('account', 'contact', 'contract')),
    key       text   not null check (key ~ '^[a-z][A-Za-z0-9]{0,49}$'),
    type      text   not null check (type in ('text', 'number', 'boolean', 'date', 'choice')),
    choices   text[] not null,
    label     jsonb  not null check (jsonb_typeof(label) = 'object'),
    primary key (tenant_id, kind, key),
    check ((type = 'choice') = (cardinality(choices) > 0))
);
select platform.wall('identity.custom_field', 'select');
