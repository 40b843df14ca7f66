-- Series of callbacks: a rule of RFC 5545 on local time, whose occurrences become callbacks some weeks ahead. exceptions: days that the rule
-- names without a callback. occurrences, months_without: what the rule comes to, as it was when it was written. last_on: its last day.
-- planned_until: until then all its callbacks are there. ran_on: the day on which it was looked at last. continues: the series whose later
-- part it replaces. refused: why the next callback could not be planned.
create table engagement.callback_series (
    tenant_id      uuid        not null default platform.tenant(),
    id             uuid        not null,
    account_id     uuid        not null,
    contact_id     uuid,
    subject        text        not null check (length(subject) between 1 and 200),
    owner_id       uuid,
    team_id        uuid,
    language       text,
    channel        text        not null check (channel in ('phone', 'video', 'wechat_work', 'visit')),
    local          timestamp   not null check (isfinite(local)),
    zone           text        not null check (length(zone) <= 64),
    minutes        integer     not null check (minutes between 5 and 240),
    window_minutes integer     not null check (window_minutes between 0 and 120),
    rule           text        not null check (length(rule) between 1 and 200),
    days_off       text        not null check (days_off in ('keep', 'skip', 'next_work_day', 'previous_work_day')),
    exceptions     date[]      not null default '{}',
    occurrences    integer     not null check (occurrences between 1 and 366),
    months_without integer     not null check (months_without >= 0),
    last_on        date        not null check (isfinite(last_on)),
    planned_until  date        not null check (isfinite(planned_until)),
    ran_on         date,
    continues      uuid,
    ended_on       date check (isfinite(ended_on)),
    ended_by       text check (ended_by in ('contact', 'us')),
    ended_for      text check (length(ended_for) between 1 and 500),
    refused        text check (length(refused) between 1 and 50),
    version        bigint      not null default 1 check (version > 0),
    created_at     timestamptz not null,
    updated_at     timestamptz not null check (updated_at >= created_at),
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id),
    foreign key (tenant_id, contact_id) references accounts.contact (tenant_id, id),
    foreign key (tenant_id, owner_id) references identity.member (tenant_id, id),
    foreign key (tenant_id, team_id) references identity.team (tenant_id, id),
    foreign key (tenant_id, continues) references engagement.callback_series (tenant_id, id),
    check ((ended_on is null) = (ended_by is null)),
    check ((ended_on is null) = (ended_for is null))
);
create index callback_series_by_account on engagement.callback_series (tenant_id, account_id, id);
create index callback_series_to_plan on engagement.callback_series (tenant_id, ran_on) where planned_until < last_on;
select platform.wall('engagement.callback_series', 'select, insert, update');

-- series_local: the time at which the series has planned it. It stays when the callback is moved, so each time is planned once.
alter table engagement.callback add column series_id uuid;
alter table engagement.callback add column series_local timestamp;
-- Not validated: the columns are empty, and validation would need a tenant.
alter table engagement.callback add foreign key (tenant_id, series_id) references engagement.callback_series (tenant_id, id) not valid;
create unique index callback_by_series on engagement.callback (tenant_id, series_id, series_local) where series_id is not null;

create view engagement.live_callback_series with (security_invoker) as
select s.tenant_id, s.id, s.account_id, a.name as account_name, s.contact_id, s.subject, s.owner_id, s.team_id, s.language, s.channel, s.local,
       s.zone, s.minutes, s.window_minutes, s.rule, s.days_off, s.exceptions, s.occurrences, s.months_without, s.last_on, s.planned_until,
       s.continues, s.ended_on, s.ended_by, s.ended_for, s.refused, s.version, s.created_at, s.updated_at,
       a.owner_id as account_owner_id, a.segment as account_segment
from engagement.callback_series s
join accounts.live_account a on a.tenant_id = s.tenant_id and a.id = s.account_id;
grant select on engagement.live_callback_series to perennial_app;

create or replace view engagement.live_callback with (security_invoker) as
select c.tenant_id, c.id, c.account_id, c.contact_id, c.ticket_id, c.renewal_id, c.cause, c.subject, c.owner_id, c.team_id, c.language, c.channel,
       c.local, c.zone, c.tzdata, c.minutes, c.window_minutes, c.starts_at, c.window_ends_at, c.next_at, c.history, c.state, c.attempts,
       c.reached_at, c.missed_at, c.withdrawn_at, c.withdrawn_by, c.withdrawn_for, c.question,
       (select coalesce(jsonb_agg(jsonb_build_object('system', k.system, 'externalId', k.external_id) order by k.place), '[]')
        from records.external_key k
        where k.tenant_id = c.tenant_id and k.kind = 'callbacks' and k.record_id = c.id) as external_keys,
       c.version, c.created_at, c.updated_at,
       case when c.team_id is null then coalesce(c.owner_id, a.owner_id) else c.owner_id end as worked_by,
       a.owner_id as account_owner_id, a.segment as account_segment, c.series_id
from engagement.callback c
join accounts.live_account a on a.tenant_id = c.tenant_id and a.id = c.account_id
where c.deleted_at is null;

select platform.field_class(one, 'free_text', 'subject', 'ended_for')
from unnest(array['engagement.callback_series', 'engagement.live_callback_series']::regclass[]) one;
select platform.plain_rest(one) from unnest(array['engagement.callback', 'engagement.live_callback', 'engagement.callback_series',
                                                  'engagement.live_callback_series']::regclass[]) one;
