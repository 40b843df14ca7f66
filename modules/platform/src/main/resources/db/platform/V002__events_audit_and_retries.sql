-- What happened, in commit order. A row per event, written in the transaction that caused it; sequences have gaps
-- and transactions overlap, so the position is the transaction's id and readers stop at the oldest one still running.
create table platform.outbox (
    tenant_id   uuid        not null default platform.tenant(),
    id          uuid        not null,
    transaction xid8        not null default pg_current_xact_id(),
    type        text        not null check (length(type) between 1 and 100),
    subject     text        not null check (length(subject) between 1 and 100),
    payload     jsonb       not null,
    occurred_at timestamptz not null,
    sync_trace  text check (length(sync_trace) <= 200),
    primary key (tenant_id, id)
);
create index outbox_in_commit_order on platform.outbox (tenant_id, transaction, id);
select platform.wall('platform.outbox', 'select, insert, delete');

-- How far each listener has read, and when it may be called again after a failure.
create table platform.listener (
    tenant_id   uuid        not null default platform.tenant(),
    name        text        not null check (length(name) between 1 and 200),
    transaction xid8        not null,
    event_id    uuid        not null,
    attempts    integer     not null default 0 check (attempts >= 0),
    retry_at    timestamptz,
    primary key (tenant_id, name)
);
select platform.wall('platform.listener');

-- Deliveries that failed ten times: visible, and replayable when the cause is gone.
create table platform.set_aside (
    tenant_id    uuid        not null default platform.tenant(),
    id           uuid        not null,
    listener     text        not null check (length(listener) between 1 and 200),
    event_id     uuid        not null,
    event_type   text        not null,
    subject      text        not null,
    payload      jsonb       not null,
    occurred_at  timestamptz not null,
    attempts     integer     not null check (attempts > 0),
    error        text        not null check (length(error) <= 2000),
    set_aside_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, listener, event_id)
);
select platform.wall('platform.set_aside');

-- Who changed what, or was refused. Written by the code that makes the change, never changed afterwards.
create table platform.audit (
    tenant_id   uuid        not null default platform.tenant(),
    id          uuid        not null,
    at          timestamptz not null,
    actor       text        not null check (length(actor) between 1 and 100),
    action      text        not null check (length(action) between 1 and 100),
    subject     text        not null check (length(subject) between 1 and 100),
    about       text        not null check (length(about) between 1 and 100),
    changes     jsonb       not null,
    request_id  text check (length(request_id) <= 200),
    primary key (tenant_id, id)
);
create index audit_by_subject on platform.audit (tenant_id, subject, id);
create index audit_by_about on platform.audit (tenant_id, about, id);
select platform.wall('platform.audit', 'select, insert');

-- The first answer to a POST with an Idempotency-Key, written in the transaction that did the work.
create table platform.idempotency_key (
    tenant_id    uuid        not null default platform.tenant(),
    client       text        not null check (length(client) <= 100),
    route        text        not null check (length(route) <= 500),
    key          text        not null check (length(key) between 1 and 255),
    fingerprint  bytea       not null check (length(fingerprint) = 32),
    status       integer     not null,
    location     text,
    etag         text,
    body         text        not null,
    created_at   timestamptz not null,
    primary key (tenant_id, client, route, key)
);
create index idempotency_key_by_age on platform.idempotency_key (tenant_id, created_at);
select platform.wall('platform.idempotency_key', 'select, insert, delete');
