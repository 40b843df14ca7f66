-- What two tickets promised are two promises, also after a merge: each miss counts. The ticket that goes on counts on from the older report, and
-- from what its customer wrote to the other one: what it misses so is the same promise as that of the merged ticket, and counts once.
create or replace view tickets.decided_clock with (security_invoker) as
select c.tenant_id, c.id, t.account_id, c.ticket_id, c.kind, coalesce(c.missed_at, c.stopped_at) as decided_at, c.missed_at is not null as missed
from tickets.clock c
join tickets.ticket t on t.tenant_id = c.tenant_id and t.id = c.ticket_id
where c.party = 'customer' and (c.missed_at is not null or c.stopped_at is not null and c.ended is null) and c.excuse is null and not c.replayed
  and t.deleted_at is null and (t.state <> 'spam' or c.missed_at is not null)
  -- A value and not an `exists`, which the planner may hash: that would read the clocks of all tenants.
  and (t.merged_into is null or c.missed_at is not null and (
           select on_with.id
           from tickets.clock on_with
           join tickets.ticket o on o.tenant_id = on_with.tenant_id and o.id = on_with.ticket_id
           where on_with.tenant_id = c.tenant_id and on_with.ticket_id = t.merged_into and on_with.party = 'customer' and on_with.kind = c.kind
             and on_with.missed_at is not null and on_with.started_at = c.started_at and o.deleted_at is null
             and (c.kind in ('next_reply', 'next_update') or c.started_at < date_trunc('second', o.reported_at))
           limit 1) is null);
select platform.plain_rest('tickets.decided_clock');
