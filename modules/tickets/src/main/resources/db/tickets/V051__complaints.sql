-- A complaint: when the customer was told that it is taken seriously, who answers for it, and, once it is solved, how the organisation
-- apologised and what it makes good.
alter table tickets.ticket add column acknowledged_at timestamptz check (isfinite(acknowledged_at));
alter table tickets.ticket add column responsible_party text check (length(responsible_party) between 1 and 200);
alter table tickets.ticket add column apology text check (length(apology) between 1 and 2000);
alter table tickets.ticket add column remedy text check (length(remedy) between 1 and 2000);

-- The definition names tables without their schema where the search path has it.
do $$
begin
    execute 'create or replace view tickets.live_ticket with (security_invoker) as '
        || regexp_replace(pg_get_viewdef('tickets.live_ticket'::regclass), '\sFROM (\(*(?:tickets\.)?ticket t\M)',
                          ', t.acknowledged_at, t.responsible_party, t.apology, t.remedy FROM \1');
end
$$;
select platform.field_class(one, 'free_text', 'apology', 'remedy') from unnest(array['tickets.ticket', 'tickets.live_ticket']::regclass[]) one;
select platform.field_class(one, 'internal', 'responsible_party') from unnest(array['tickets.ticket', 'tickets.live_ticket']::regclass[]) one;
select platform.plain_rest(one) from unnest(array['tickets.ticket', 'tickets.live_ticket']::regclass[]) one;
