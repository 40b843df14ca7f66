-- What was written about tickets: by the customer, to the customer, and by the tenant's people for themselves.

-- sent_at: when it was written, created_at: when it was stored. The channel's own id of a message is an external key whose system is the
-- channel, so that a message that is delivered twice is one.
create table tickets.message (
    tenant_id   uuid        not null default platform.tenant(),
    id          uuid        not null,
    ticket_id   uuid        not null,
    kind        text        not null check (kind in ('public', 'internal', 'system')),
    author      text        not null check (author in ('member', 'contact', 'client', 'bot')),
    member_id   uuid,
    contact_id  uuid,
    author_name text check (length(author_name) between 1 and 200),
    text        text        not null check (length(text) between 1 and 100000),
    channel     text        not null check (channel ~ '^[a-z0-9_]{1,50}$'),
    sent_at     timestamptz not null check (isfinite(sent_at)),
    auto_reply  boolean     not null,
    history     boolean     not null,
    version     bigint      not null default 1 check (version > 0),
    created_at  timestamptz not null,
    updated_at  timestamptz not null check (updated_at >= created_at),
    deleted_at  timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, ticket_id) references tickets.ticket (tenant_id, id),
    foreign key (tenant_id, member_id) references identity.member (tenant_id, id),
    foreign key (tenant_id, contact_id) references accounts.contact (tenant_id, id)
);
create index message_by_ticket on tickets.message (tenant_id, ticket_id, sent_at, id) where deleted_at is null;
create index message_by_time on tickets.message (tenant_id, sent_at, id) where deleted_at is null;
select platform.wall('tickets.message');

create view tickets.live_message with (security_invoker) as
select m.tenant_id, m.id, m.ticket_id, m.kind, m.author, m.member_id, m.contact_id, m.author_name, m.text, m.channel, m.sent_at, m.auto_reply,
       m.history,
       (select coalesce(jsonb_agg(jsonb_build_object('system', k.system, 'externalId', k.external_id) order by k.place), '[]')
        from records.external_key k
        where k.tenant_id = m.tenant_id and k.kind = 'messages' and k.record_id = m.id) as external_keys,
       m.version, m.created_at, m.updated_at
from tickets.message m
where m.deleted_at is null;
grant select on tickets.live_message to perennial_app;

select platform.field_class(one, 'free_text', 'text') from unnest(array['tickets.message', 'tickets.live_message']::regclass[]) one;
select platform.field_class(one, 'person_names', 'author_name') from unnest(array['tickets.message', 'tickets.live_message']::regclass[]) one;
select platform.plain_rest(one) from unnest(array['tickets.message', 'tickets.live_message']::regclass[]) one;
