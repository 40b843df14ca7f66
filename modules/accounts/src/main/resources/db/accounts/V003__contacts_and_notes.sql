-- The people at the accounts, and what was noted about those.

-- consent: {"email", "phone", "survey"}, each granted, denied or unknown.
create table accounts.contact (
    tenant_id     uuid        not null default platform.tenant(),
    id            uuid        not null,
    account_id    uuid        not null,
    name          text        not null check (length(name) between 1 and 200),
    emails        jsonb       not null default '[]' check (jsonb_typeof(emails) = 'array'),
    phones        jsonb       not null default '[]' check (jsonb_typeof(phones) = 'array'),
    role          text check (length(role) <= 50),
    locale        text check (length(locale) <= 35),
    zone          text check (length(zone) <= 64),
    consent       jsonb       not null check (jsonb_typeof(consent) = 'object'),
    external_keys jsonb       not null default '[]' check (jsonb_typeof(external_keys) = 'array'),
    version       bigint      not null default 1 check (version > 0),
    created_at    timestamptz not null,
    updated_at    timestamptz not null check (updated_at >= created_at),
    deleted_at    timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id)
);
create index contact_by_name on accounts.contact (tenant_id, name, id) where deleted_at is null;
create index contact_by_account on accounts.contact (tenant_id, account_id, name, id) where deleted_at is null;
select platform.wall('accounts.contact');

-- The index over every contact's external keys: the keys stand in the contact, here they are unique.
create table accounts.contact_key (
    tenant_id   uuid not null default platform.tenant(),
    system      text not null check (system ~ '^[a-z0-9_.-]{1,50}$'),
    external_id text not null check (length(external_id) between 1 and 200),
    contact_id  uuid not null,
    primary key (tenant_id, system, external_id),
    foreign key (tenant_id, contact_id) references accounts.contact (tenant_id, id)
);
create index contact_key_by_contact on accounts.contact_key (tenant_id, contact_id);
select platform.wall('accounts.contact_key');

-- author_id: the member or client who wrote it, as audit rows name them.
create table accounts.note (
    tenant_id  uuid        not null default platform.tenant(),
    id         uuid        not null,
    account_id uuid        not null,
    text       text        not null check (length(text) between 1 and 20000),
    author_id  text        not null check (length(author_id) between 1 and 100),
    version    bigint      not null default 1 check (version > 0),
    created_at timestamptz not null,
    updated_at timestamptz not null check (updated_at >= created_at),
    deleted_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id)
);
create index note_by_account on accounts.note (tenant_id, account_id, id) where deleted_at is null;
select platform.wall('accounts.note');

-- What is there of a live account, with the account's owner: whoever sees only own accounts sees only what is theirs.
create view accounts.live_contact with (security_invoker) as
select c.*, a.owner_id as account_owner_id
from accounts.contact c
join accounts.account a on a.tenant_id = c.tenant_id and a.id = c.account_id
where c.deleted_at is null and a.deleted_at is null;
grant select on accounts.live_contact to perennial_app;

create view accounts.live_note with (security_invoker) as
select n.*, a.owner_id as account_owner_id
from accounts.note n
join accounts.account a on a.tenant_id = n.tenant_id and a.id = n.account_id
where n.deleted_at is null and a.deleted_at is null;
grant select on accounts.live_note to perennial_app;
