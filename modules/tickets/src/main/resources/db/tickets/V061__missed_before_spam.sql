-- What was missed before a ticket was marked as spam stays missed: nobody wipes a miss out with a mark. A lead excuses what is really spam.
create or replace view tickets.decided_clock with (security_invoker) as
select c.tenant_id, c.id, t.account_id, c.ticket_id, c.kind, coalesce(c.missed_at, c.stopped_at) as decided_at, c.missed_at is not null as missed
from tickets.clock c
join tickets.ticket t on t.tenant_id = c.tenant_id and t.id = c.ticket_id
where c.party = 'customer' and (c.missed_at is not null or c.stopped_at is not null and c.ended is null) and c.excuse is null and not c.replayed
  and t.deleted_at is null and (t.state <> 'spam' or c.missed_at is not null)
  -- A value and not an `exists`, which the planner may hash: that would read the clocks of all tenants.
  and (t.merged_into is null or c.missed_at is not null and (
           select on_with.id from tickets.clock on_with
           where on_with.tenant_id = c.tenant_id and on_with.ticket_id = t.merged_into and on_with.party = 'customer' and on_with.kind = c.kind
             and on_with.missed_at is not null
           limit 1) is null);
select platform.plain_rest('tickets.decided_clock');
