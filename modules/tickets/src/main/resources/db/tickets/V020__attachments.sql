-- Files of messages. A file is uploaded in pieces, each in a transaction of its own, so that no transaction waits for a slow sender; size is null
-- until the last one is there. type: what the content looks like, never what the sender says. message_id: null until a message names it; what no
-- message names is deleted after a day.
create table tickets.attachment (
    tenant_id   uuid        not null default platform.tenant(),
    id          uuid        not null,
    message_id  uuid,
    place       integer check (place between 0 and 19),
    name        text        not null check (length(name) between 1 and 200),
    type        text        not null check (length(type) between 3 and 200),
    size        bigint check (size between 0 and 26214400),
    uploaded_by uuid        not null,
    created_at  timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, message_id) references tickets.message (tenant_id, id),
    check ((message_id is null) = (place is null)),
    check (message_id is null or size is not null)
);
create unique index attachment_by_message on tickets.attachment (tenant_id, message_id, place) where message_id is not null;
create index attachment_alone on tickets.attachment (tenant_id, created_at) where message_id is null;
select platform.wall('tickets.attachment');

create table tickets.attachment_piece (
    tenant_id     uuid    not null default platform.tenant(),
    attachment_id uuid    not null,
    number        integer not null check (number >= 0),
    content       bytea   not null check (length(content) between 1 and 524288),
    primary key (tenant_id, attachment_id, number),
    foreign key (tenant_id, attachment_id) references tickets.attachment (tenant_id, id) on delete cascade
);
select platform.wall('tickets.attachment_piece', 'select, insert, delete');

create view tickets.live_attachment with (security_invoker) as
select a.tenant_id, a.id, a.message_id, m.ticket_id, a.place, a.name, a.type, a.size, a.uploaded_by, a.created_at
from tickets.attachment a
left join tickets.message m on m.tenant_id = a.tenant_id and m.id = a.message_id
where a.size is not null and m.deleted_at is null;
grant select on tickets.live_attachment to perennial_app;

alter table tickets.message add column attachments jsonb not null default '[]' check (jsonb_typeof(attachments) = 'array');

select platform.field_class(one, 'attachments', 'name') from unnest(array['tickets.attachment', 'tickets.live_attachment']::regclass[]) one;
select platform.field_class('tickets.attachment_piece', 'attachments', 'content');
select platform.plain_rest(one)
from unnest(array['tickets.attachment', 'tickets.live_attachment', 'tickets.attachment_piece', 'tickets.message']::regclass[]) one;
