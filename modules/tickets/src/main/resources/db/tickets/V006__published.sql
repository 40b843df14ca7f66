-- What other modules may read of tickets: see accounts, V040. A state holds until the ticket's next one; a ticket of another system's history
-- may have none, and then its times tell.
create view tickets.every_ticket with (security_invoker) as
select tenant_id, id, account_id, severity, state, reported_at, coalesce(solved_at, closed_at) as ended_at, deleted_at from tickets.ticket;

create view tickets.state_change with (security_invoker) as
select tenant_id, ticket_id, at, place, state from tickets.ticket_state;

grant select on tickets.every_ticket, tickets.state_change to perennial_app;

select platform.plain_rest(one) from unnest(array['tickets.every_ticket', 'tickets.state_change']::regclass[]) one;
