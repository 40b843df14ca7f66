-- Why a clock stopped although what it waits for has not come: the ticket was merged or solved without a word, or a promise was taken back.
alter table tickets.clock add column ended text
    check (ended in ('solved', 'merged', 'spam', 'withdrawn', 'replaced', 'moved', 'deleted'));
select platform.plain_rest('tickets.clock');

-- What stopped so was not kept: it counts only if its target was missed before.
create or replace view tickets.decided_clock with (security_invoker) as
select c.tenant_id, c.id, t.account_id, c.ticket_id, c.kind, coalesce(c.missed_at, c.stopped_at) as decided_at, c.missed_at is not null as missed
from tickets.clock c
join tickets.ticket t on t.tenant_id = c.tenant_id and t.id = c.ticket_id
where c.party = 'customer' and (c.missed_at is not null or c.stopped_at is not null and c.ended is null) and c.excuse is null and not c.replayed
  and t.deleted_at is null and t.state <> 'spam';
select platform.plain_rest('tickets.decided_clock');

-- The clocks of tickets that are merged now stopped with the merge.
do $$
declare
    one uuid;
begin
    for one in select id from platform.tenant loop
        execute format('set local app.tenant = %L', one);
        update tickets.clock c set ended = 'merged'
        from tickets.ticket t
        where c.tenant_id = one and t.tenant_id = one and t.id = c.ticket_id and t.merged_into is not null and c.stopped_at = t.merged_at
          and c.missed_at is null;
    end loop;
end
$$;
