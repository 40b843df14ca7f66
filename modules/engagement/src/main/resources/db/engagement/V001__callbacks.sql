-- Promises to customers: callbacks, each a conversation at a local time.
grant usage on schema engagement to perennial_app;

-- For the constraint that keeps two bookings apart. A trusted extension: whoever may create schemas may create it.
create extension if not exists btree_gist with schema engagement;

-- local, zone: what was promised, which stays when clocks change. starts_at follows from them by tzdata, the release of the rules of time
-- zones. window_ends_at: until then the promise is kept. next_at: when the next attempt is planned, at first starts_at. cause: why a rule
-- has planned it, once per account. history: facts of another system. missed_at stays when a missed callback is reached later. question:
-- what a person has to decide. confirmed_at: when the contact was last told of it by mail.
create table engagement.callback (
    tenant_id      uuid        not null default platform.tenant(),
    id             uuid        not null,
    account_id     uuid        not null,
    contact_id     uuid,
    ticket_id      uuid,
    renewal_id     uuid,
    cause          text check (length(cause) between 1 and 200),
    subject        text        not null check (length(subject) between 1 and 200),
    owner_id       uuid,
    team_id        uuid,
    language       text,
    channel        text        not null check (channel in ('phone', 'video', 'wechat_work', 'visit')),
    local          timestamp   not null check (isfinite(local)),
    zone           text        not null check (length(zone) <= 64),
    tzdata         text        not null check (length(tzdata) between 1 and 20),
    minutes        integer     not null check (minutes between 5 and 240),
    window_minutes integer     not null check (window_minutes between 0 and 120),
    starts_at      timestamptz not null,
    window_ends_at timestamptz not null check (window_ends_at >= starts_at),
    next_at        timestamptz not null,
    history        boolean     not null,
    state          text        not null check (state in ('planned', 'reached', 'not_reached', 'missed', 'withdrawn')),
    attempts       integer     not null default 0 check (attempts between 0 and 20),
    reached_at     timestamptz check (isfinite(reached_at)),
    missed_at      timestamptz,
    withdrawn_at   timestamptz,
    withdrawn_by   text check (withdrawn_by in ('contact', 'us')),
    withdrawn_for  text check (length(withdrawn_for) between 1 and 500),
    question       text check (question in ('contact_deleted', 'consent_withdrawn', 'no_free_time')),
    confirmed_at   timestamptz,
    version        bigint      not null default 1 check (version > 0),
    created_at     timestamptz not null,
    updated_at     timestamptz not null check (updated_at >= created_at),
    deleted_at     timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id),
    foreign key (tenant_id, contact_id) references accounts.contact (tenant_id, id),
    foreign key (tenant_id, ticket_id) references tickets.ticket (tenant_id, id),
    foreign key (tenant_id, renewal_id) references renewals.renewal (tenant_id, id),
    foreign key (tenant_id, owner_id) references identity.member (tenant_id, id),
    foreign key (tenant_id, team_id) references identity.team (tenant_id, id),
    check ((reached_at is null) = (state <> 'reached')),
    check ((withdrawn_at is null) = (state <> 'withdrawn')),
    check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index callback_by_start on engagement.callback (tenant_id, starts_at, id) where deleted_at is null;
create index callback_by_account on engagement.callback (tenant_id, account_id, starts_at, id) where deleted_at is null;
create index callback_by_owner on engagement.callback (tenant_id, owner_id, starts_at, id) where deleted_at is null;
create index callback_by_contact on engagement.callback (tenant_id, contact_id) where contact_id is not null;
create index callback_by_ticket on engagement.callback (tenant_id, ticket_id) where ticket_id is not null;
create index callback_planned on engagement.callback (tenant_id, next_at, id) where deleted_at is null and state = 'planned';
create index callback_by_rules on engagement.callback (tenant_id, tzdata) where deleted_at is null and state = 'planned' and not history;
create unique index callback_by_cause on engagement.callback (tenant_id, account_id, cause) where cause is not null;
select platform.wall('engagement.callback');

-- next_at: when the next attempt was planned; null after the last one. made_by: as audit rows name who did it.
create table engagement.callback_attempt (
    tenant_id   uuid        not null default platform.tenant(),
    callback_id uuid        not null,
    place       integer     not null check (place between 1 and 20),
    outcome     text        not null check (outcome in ('reached', 'no_answer', 'busy', 'wrong_number', 'refused', 'voicemail')),
    at          timestamptz not null check (isfinite(at)),
    note        text check (length(note) between 1 and 2000),
    next_at     timestamptz,
    made_by     text        not null check (length(made_by) between 1 and 100),
    primary key (tenant_id, callback_id, place),
    foreign key (tenant_id, callback_id) references engagement.callback (tenant_id, id)
);
select platform.wall('engagement.callback_attempt', 'select, insert');

-- The times that were promised before, in their order. at: when it was moved.
create table engagement.callback_move (
    tenant_id   uuid        not null default platform.tenant(),
    callback_id uuid        not null,
    place       integer     not null check (place > 0),
    local       timestamp   not null,
    zone        text        not null,
    starts_at   timestamptz not null,
    at          timestamptz not null,
    asked_by    text        not null check (asked_by in ('contact', 'us')),
    reason      text check (length(reason) between 1 and 500),
    made_by     text        not null check (length(made_by) between 1 and 100),
    primary key (tenant_id, callback_id, place),
    foreign key (tenant_id, callback_id) references engagement.callback (tenant_id, id)
);
select platform.wall('engagement.callback_move', 'select, insert');

-- The time of a member that planned callbacks take, with their buffers. A member with several lanes may have as many at once. The constraint
-- decides who of two gets a slot. It names no callback by a foreign key, because the time is taken before the callback is written.
create table engagement.booked_time (
    tenant_id   uuid      not null default platform.tenant(),
    callback_id uuid      not null,
    member_id   uuid      not null,
    lane        integer   not null check (lane between 1 and 5),
    blocked     tstzrange not null check (not isempty(blocked)),
    primary key (tenant_id, callback_id),
    foreign key (tenant_id, member_id) references identity.member (tenant_id, id),
    exclude using gist (tenant_id with =, member_id with =, lane with =, blocked with &&)
);
select platform.wall('engagement.booked_time');
select platform.plain_rest('engagement.booked_time');

-- Those at live accounts, with who works on them and who owns the account.
create view engagement.live_callback with (security_invoker) as
select c.tenant_id, c.id, c.account_id, c.contact_id, c.ticket_id, c.renewal_id, c.cause, c.subject, c.owner_id, c.team_id, c.language, c.channel,
       c.local, c.zone, c.tzdata, c.minutes, c.window_minutes, c.starts_at, c.window_ends_at, c.next_at, c.history, c.state, c.attempts,
       c.reached_at, c.missed_at, c.withdrawn_at, c.withdrawn_by, c.withdrawn_for, c.question,
       (select coalesce(jsonb_agg(jsonb_build_object('system', k.system, 'externalId', k.external_id) order by k.place), '[]')
        from records.external_key k
        where k.tenant_id = c.tenant_id and k.kind = 'callbacks' and k.record_id = c.id) as external_keys,
       c.version, c.created_at, c.updated_at,
       case when c.team_id is null then coalesce(c.owner_id, a.owner_id) else c.owner_id end as worked_by,
       a.owner_id as account_owner_id, a.segment as account_segment
from engagement.callback c
join accounts.live_account a on a.tenant_id = c.tenant_id and a.id = c.account_id
where c.deleted_at is null;
grant select on engagement.live_callback to perennial_app;

-- See platform, V010. All that is not named here is plain.
select platform.field_class(one, 'free_text', 'subject', 'withdrawn_for')
from unnest(array['engagement.callback', 'engagement.live_callback']::regclass[]) one;
select platform.field_class('engagement.callback_attempt', 'free_text', 'note');
select platform.field_class('engagement.callback_move', 'free_text', 'reason');
select platform.plain_rest(one) from unnest(array['engagement.callback', 'engagement.live_callback', 'engagement.callback_attempt',
                                                  'engagement.callback_move']::regclass[]) one;
