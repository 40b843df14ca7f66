-- The clock of a vendor that does not have the ticket any more was not kept: it says how the handover ended.
alter table tickets.clock drop constraint clock_ended_check;
alter table tickets.clock add constraint clock_ended_check
    check (ended in ('solved', 'merged', 'spam', 'withdrawn', 'replaced', 'moved', 'deleted', 'handed_back', 'returned'));

do $$
declare
    one uuid;
begin
    for one in select id from platform.tenant loop
        execute format('set local app.tenant = %L', one);
        update tickets.clock c set ended = h.ended
        from tickets.handover h
        where c.tenant_id = one and h.tenant_id = one and h.ticket_id = c.ticket_id and h.place = c.round and c.party = 'vendor'
          and c.ended is null and c.stopped_at between date_trunc('second', h.until_at) and h.until_at;
    end loop;
end
$$;
