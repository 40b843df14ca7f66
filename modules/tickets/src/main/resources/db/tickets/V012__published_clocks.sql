-- What other modules may read of clocks: those that are decided, because the target was missed or what they wait for came in time. What is
-- excused does not count.
create view tickets.decided_clock with (security_invoker) as
select c.tenant_id, c.id, t.account_id, c.ticket_id, c.kind, coalesce(c.missed_at, c.stopped_at) as decided_at, c.missed_at is not null as missed
from tickets.clock c
join tickets.ticket t on t.tenant_id = c.tenant_id and t.id = c.ticket_id
where c.party = 'customer' and coalesce(c.missed_at, c.stopped_at) is not null and c.excuse is null and not c.replayed
  and t.deleted_at is null and t.state <> 'spam';
grant select on tickets.decided_clock to perennial_app;
select platform.plain_rest('tickets.decided_clock');
