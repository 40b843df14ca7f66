-- What is still to be done, in a queue or everywhere: the few tickets of a few states.
create index ticket_by_state on tickets.ticket (tenant_id, state, queue_id) where deleted_at is null;
