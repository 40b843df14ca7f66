-- Which vendor a ticket was handed over to, in order of place. It has the ticket until until_at; ended: it gave the ticket back, or what it was
-- granted ended. The vendor gets a part of the time that the customer's resolution leaves, by its own calendar. No foreign key: vendors stand on
-- tickets.
create table tickets.handover (
    tenant_id    uuid         not null default platform.tenant(),
    ticket_id    uuid         not null,
    place        integer      not null check (place > 0),
    vendor_id    uuid         not null,
    note         text check (length(note) between 1 and 2000),
    budget_share double precision not null check (budget_share > 0 and budget_share <= 1),
    calendar     text         not null check (length(calendar) between 1 and 50),
    from_at      timestamptz  not null check (isfinite(from_at)),
    until_at     timestamptz check (until_at >= from_at),
    ended        text check (ended in ('handed_back', 'returned')),
    reason       text check (length(reason) between 1 and 2000),
    primary key (tenant_id, ticket_id, place),
    foreign key (tenant_id, ticket_id) references tickets.ticket (tenant_id, id),
    check ((ended is null) = (until_at is null))
);
create unique index handover_now on tickets.handover (tenant_id, ticket_id) where until_at is null;
create index handover_by_vendor on tickets.handover (tenant_id, vendor_id) where until_at is null;
select platform.wall('tickets.handover', 'select, insert, update');
-- Which vendor has a ticket now, for other modules.
create view tickets.current_handover with (security_invoker) as
select tenant_id, ticket_id, vendor_id from tickets.handover where until_at is null;
grant select on tickets.current_handover to perennial_app;
select platform.plain_rest('tickets.current_handover');
select platform.field_class('tickets.handover', 'free_text', 'note', 'reason');
select platform.plain_rest('tickets.handover');

-- The vendor that had the ticket in this state.
alter table tickets.ticket_state add column vendor_id uuid;
select platform.plain_rest('tickets.ticket_state');

-- Whose clock it is, if a vendor's: round is then the place of the handover.
alter table tickets.clock add column vendor_id uuid;
alter table tickets.clock add check ((party = 'vendor') = (vendor_id is not null));
select platform.plain_rest('tickets.clock');
