-- Where changes are sent to. secret, former_secret: sealed with a key that is not in the database; the former one signs too until former_until.
-- position: the last one for which deliveries were queued. failing_since: the first failure after the last success.
create table partners.webhook (
    tenant_id        uuid        not null default platform.tenant(),
    id               uuid        not null,
    url              text        not null check (length(url) between 1 and 500),
    types            text[]      not null check (cardinality(types) > 0),
    secret           bytea,
    former_secret    bytea,
    former_until     timestamptz,
    position         bigint      not null check (position >= 0),
    failing_since    timestamptz,
    disabled_because text        check (disabled_because in ('asked', 'gone', 'failing')),
    version          bigint      not null default 1 check (version > 0),
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    primary key (tenant_id, id),
    check ((former_secret is null) = (former_until is null))
);
select platform.wall('partners.webhook');
select platform.field_class('partners.webhook', 'internal', 'secret', 'former_secret');
select platform.plain_rest('partners.webhook');

-- One message to one webhook. message: the same for each delivery of the same change to the same webhook. position and record: null for a test.
-- next_at: when it is sent, also while it is being sent, so that one that a killed node was sending is sent again.
create table partners.webhook_delivery (
    tenant_id    uuid        not null default platform.tenant(),
    id           uuid        not null,
    webhook_id   uuid        not null,
    message      uuid        not null,
    type         text        not null check (length(type) between 1 and 50),
    position     bigint      check (position > 0),
    record       uuid,
    body         text        not null check (octet_length(body) <= 20000),
    state        text        not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
    attempts     integer     not null default 0 check (attempts >= 0),
    next_at      timestamptz not null,
    status       integer,
    error        text        check (length(error) <= 200),
    failed_at    timestamptz,
    created_at   timestamptz not null,
    delivered_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, webhook_id) references partners.webhook (tenant_id, id) on delete cascade
);
create index delivery_by_webhook on partners.webhook_delivery (tenant_id, webhook_id, id);
create index delivery_waiting on partners.webhook_delivery (tenant_id, webhook_id, record, id) where state = 'pending';
select platform.wall('partners.webhook_delivery');
select platform.plain_rest('partners.webhook_delivery');
