-- Who has a ticket, why it waits, how it was solved, and all states that it had.

-- waits_until: of a pending ticket or one on hold, the time at which somebody looks at it again. reopens: how often it was reopened.
alter table tickets.ticket add column assignee_id uuid;
alter table tickets.ticket add column waits_until timestamptz check (isfinite(waits_until));
alter table tickets.ticket add column hold_party text check (hold_party in ('supplier', 'third_party', 'planned'));
alter table tickets.ticket add column cause text check (length(cause) between 1 and 2000);
alter table tickets.ticket add column workaround text check (length(workaround) between 1 and 2000);
alter table tickets.ticket add column solution text check (length(solution) between 1 and 2000);
alter table tickets.ticket add column root_cause text check (length(root_cause) between 1 and 2000);
alter table tickets.ticket add column reopens integer not null default 0 check (reopens >= 0);
-- Not validated: the column is empty, and validation would need a tenant.
alter table tickets.ticket add foreign key (tenant_id, assignee_id) references identity.member (tenant_id, id) not valid;
create index ticket_by_assignee on tickets.ticket (tenant_id, assignee_id, reported_at, id) where deleted_at is null and assignee_id is not null;

-- One row for each change of state, severity or holder, in order of place: it holds until the next one. reason: what another system called the
-- state. queue: its name. severity: missing in history.
create table tickets.ticket_state (
    tenant_id   uuid        not null default platform.tenant(),
    ticket_id   uuid        not null,
    place       integer     not null check (place > 0),
    at          timestamptz not null check (isfinite(at)),
    state       text        not null check (state in ('new', 'open', 'pending', 'on_hold', 'solved', 'closed', 'spam')),
    severity    text check (severity in ('general', 'important', 'urgent', 'critical')),
    reason      text check (length(reason) between 1 and 200),
    party       text check (party in ('supplier', 'third_party', 'planned')),
    assignee_id uuid,
    queue       text check (length(queue) between 1 and 200),
    tier        integer check (tier between 1 and 3),
    primary key (tenant_id, ticket_id, place),
    foreign key (tenant_id, ticket_id) references tickets.ticket (tenant_id, id)
);
select platform.wall('tickets.ticket_state');

-- implausible: another system's times that cannot be in this order. They are kept, and left out of means.
create or replace view tickets.live_ticket with (security_invoker) as
select t.tenant_id, t.id, t.number, t.account_id, t.contact_id, t.requester, t.subject, t.type, t.category, t.product, t.severity, t.impact,
       t.urgency, t.channel, t.language, t.tier, t.tags, t.occurred_at, t.reported_at, t.precision, t.expected_by, t.history, t.state,
       t.state_since, t.first_replied_at, t.solved_at, t.closed_at,
       (select coalesce(jsonb_agg(jsonb_build_object('system', k.system, 'externalId', k.external_id) order by k.place), '[]')
        from records.external_key k
        where k.tenant_id = t.tenant_id and k.kind = 'tickets' and k.record_id = t.id) as external_keys,
       t.version, t.created_at, t.updated_at, a.owner_id as account_owner_id, a.segment as account_segment,
       t.assignee_id, t.waits_until, t.hold_party, t.cause, t.workaround, t.solution, t.root_cause, t.reopens,
       t.history and coalesce(t.first_replied_at < t.reported_at or coalesce(t.solved_at, t.closed_at) < t.reported_at
                              or t.first_replied_at > coalesce(t.solved_at, t.closed_at), false) as implausible
from tickets.ticket t
left join accounts.live_account a on a.tenant_id = t.tenant_id and a.id = t.account_id
where t.deleted_at is null;

select platform.field_class(one, 'free_text', 'cause', 'workaround', 'solution', 'root_cause')
from unnest(array['tickets.ticket', 'tickets.live_ticket']::regclass[]) one;
select platform.plain_rest(one) from unnest(array['tickets.ticket_state', 'tickets.ticket', 'tickets.live_ticket']::regclass[]) one;
