-- Payloads have a version, so that a release can read the payloads of the previous release.
alter table platform.outbox add column payload_version smallint not null default 1 check (payload_version > 0);
alter table platform.set_aside add column payload_version smallint not null default 1 check (payload_version > 0);

-- Listeners have their own names instead of the names of their classes. The positions are copied: servers of the previous release still
-- use the old names, and a listener starts under its new name at the position of the old one.
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
