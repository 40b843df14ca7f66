-- A ticket has several clocks of a kind: one for each time that its customer waited. round: 1, 2, 3 … excuse: why a missed target does not
-- count against whoever worked on it. replayed: computed later for a ticket of another system's history, by today's policies.
alter table tickets.clock add column round integer not null default 1 check (round > 0);
alter table tickets.clock add column excuse text check (length(excuse) between 1 and 2000);
alter table tickets.clock add column excused_by uuid;
alter table tickets.clock add column excused_at timestamptz;
alter table tickets.clock add column replayed boolean not null default false;
alter table tickets.clock add check ((excuse is null) = (excused_at is null));
drop index tickets.clock_by_ticket;
create unique index clock_by_ticket on tickets.clock (tenant_id, ticket_id, party, kind, round);

-- promised_by: when the customer hears of it again, as the customer was told at promised_at.
alter table tickets.ticket add column promised_by timestamptz check (isfinite(promised_by));
alter table tickets.ticket add column promised_at timestamptz;
alter table tickets.ticket add check ((promised_by is null) = (promised_at is null));

-- The definition names tables without their schema where the search path has it.
do $$
begin
    execute 'create or replace view tickets.live_ticket with (security_invoker) as '
        || regexp_replace(pg_get_viewdef('tickets.live_ticket'::regclass), '\sFROM (\(*(?:tickets\.)?ticket t\M)', ', t.promised_by FROM \1');
end
$$;

select platform.field_class('tickets.clock', 'free_text', 'excuse');
select platform.plain_rest(one) from unnest(array['tickets.clock', 'tickets.ticket', 'tickets.live_ticket']::regclass[]) one;
