-- Payloads have a version, so that a release can read what the one before it wrote.
alter table platform.outbox add column payload_version smallint not null default 1 check (payload_version > 0);
alter table platform.set_aside add column payload_version smallint not null default 1 check (payload_version > 0);

-- Listeners have names of their own instead of their classes'. Their positions are copied: servers of the previous release go on
-- under the old names meanwhile, and a listener begins under its new name where it is under the old one.
do $$
declare
    one uuid;
    renamed constant jsonb := '{
        "RunImport": "accounts.run-import",
        "AccountWatch": "health.account-watch",
        "ContactWatch": "health.contact-watch",
        "ContractWatch": "health.contract-watch",
        "NoteWatch": "health.note-watch",
        "ScorecardWatch": "health.scorecard-watch",
        "SentimentWatch": "health.sentiment-watch",
        "SignalWatch": "health.signal-watch",
        "UsageWatch": "health.usage-watch",
        "RenewalWatch": "renewals.renewal-watch",
        "LedgerWatch": "renewals.ledger-watch",
        "GroupingWatch": "renewals.grouping-watch"}';
begin
    for one in select id from platform.tenant loop
        execute format('set local app.tenant = %L', one);
        insert into platform.listener (tenant_id, name, transaction, event_id, attempts, retry_at)
        select tenant_id, renamed ->> name, transaction, event_id, attempts, retry_at
        from platform.listener where tenant_id = one and renamed ? name
        on conflict do nothing;
        update platform.set_aside set listener = renamed ->> listener where tenant_id = one and renamed ? listener;
    end loop;
end
$$;
