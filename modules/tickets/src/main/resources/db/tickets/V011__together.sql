-- How tickets belong together, and who looks at them.

-- merged_into: the ticket that goes on for this one, which is closed since merged_at. Its messages stay where they were written.
alter table tickets.ticket add column merged_into uuid;
alter table tickets.ticket add column merged_at timestamptz;
alter table tickets.ticket add check ((merged_into is null) = (merged_at is null));
-- Not validated: the column is empty, and validation would need a tenant.
alter table tickets.ticket add foreign key (tenant_id, merged_into) references tickets.ticket (tenant_id, id) not valid;
create index ticket_by_merge on tickets.ticket (tenant_id, merged_into) where merged_into is not null;

-- The ticket is a duplicate, caused by, a child, a follow-up or a split-off part of the other one.
create table tickets.ticket_link (
    tenant_id  uuid        not null default platform.tenant(),
    ticket_id  uuid        not null,
    kind       text        not null check (kind in ('duplicate', 'caused_by', 'parent', 'follow_up', 'split')),
    other_id   uuid        not null,
    created_at timestamptz not null,
    primary key (tenant_id, ticket_id, kind, other_id),
    foreign key (tenant_id, ticket_id) references tickets.ticket (tenant_id, id),
    foreign key (tenant_id, other_id) references tickets.ticket (tenant_id, id),
    check (ticket_id <> other_id)
);
create index ticket_link_back on tickets.ticket_link (tenant_id, other_id, kind);
select platform.wall('tickets.ticket_link', 'select, insert, delete');
select platform.plain_rest('tickets.ticket_link');

-- Members who want to hear of a ticket.
create table tickets.ticket_watcher (
    tenant_id uuid        not null default platform.tenant(),
    ticket_id uuid        not null,
    member_id uuid        not null,
    since     timestamptz not null,
    primary key (tenant_id, ticket_id, member_id),
    foreign key (tenant_id, ticket_id) references tickets.ticket (tenant_id, id),
    foreign key (tenant_id, member_id) references identity.member (tenant_id, id)
);
select platform.wall('tickets.ticket_watcher', 'select, insert, delete');
select platform.plain_rest('tickets.ticket_watcher');

-- Members who have a ticket open, until somebody says so again.
create table tickets.ticket_presence (
    tenant_id uuid        not null default platform.tenant(),
    ticket_id uuid        not null,
    member_id uuid        not null,
    until     timestamptz not null,
    primary key (tenant_id, ticket_id, member_id),
    foreign key (tenant_id, ticket_id) references tickets.ticket (tenant_id, id),
    foreign key (tenant_id, member_id) references identity.member (tenant_id, id)
);
select platform.wall('tickets.ticket_presence');
select platform.plain_rest('tickets.ticket_presence');

-- The definition names tables without their schema where the search path has it.
do $$
begin
    execute 'create or replace view tickets.live_ticket with (security_invoker) as '
        || regexp_replace(pg_get_viewdef('tickets.live_ticket'::regclass), '\sFROM (\(*(?:tickets\.)?ticket t\M)', ', t.merged_into FROM \1');
end
$$;
select platform.plain_rest(one) from unnest(array['tickets.ticket', 'tickets.live_ticket']::regclass[]) one;
