-- What members decide for themselves. The files say the rest, and what they say counts where this is null. password_hash counts as long as the
-- files have the hash that it was chosen instead of: an administrator who sets another one there ends it.
create table identity.member_choice (
    tenant_id     uuid        not null default platform.tenant(),
    member_id     uuid        not null,
    locale        text check (length(locale) between 2 and 35),
    zone          text check (length(zone) between 1 and 100),
    password_hash text check (password_hash like '$shiro2$argon2id$%'),
    instead_of    text check (length(instead_of) between 1 and 1000),
    preferences   jsonb       not null default '{}' check (jsonb_typeof(preferences) = 'object'),
    changed_at    timestamptz not null,
    version       bigint      not null default 1 check (version > 0),
    primary key (tenant_id, member_id),
    foreign key (tenant_id, member_id) references identity.member (tenant_id, id),
    check ((password_hash is null) = (instead_of is null))
);
select platform.wall('identity.member_choice', 'select, insert, update');
select platform.field_class('identity.member_choice', 'internal', 'password_hash', 'instead_of', 'preferences');
select platform.plain_rest('identity.member_choice');

-- Lists that somebody has named: the query of a page. owner_id: mem_… or cli_…
create table identity.named_query (
    tenant_id  uuid        not null default platform.tenant(),
    id         uuid        not null,
    owner_id   text        not null check (length(owner_id) between 1 and 100),
    page       text        not null check (page ~ '^[a-z][a-z0-9_-]{0,49}$'),
    name       text        not null check (length(name) between 1 and 100),
    query      text        not null check (length(query) <= 4000),
    shared     boolean     not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version    bigint      not null default 1 check (version > 0),
    primary key (tenant_id, id),
    check (updated_at >= created_at)
);
create index named_query_by_owner on identity.named_query (tenant_id, owner_id, id);
select platform.wall('identity.named_query');
select platform.plain_rest('identity.named_query');
