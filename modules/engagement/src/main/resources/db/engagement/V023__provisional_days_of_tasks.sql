-- due_provisional: the day follows from work days, and holidays that are not published yet may move it.
alter table engagement.task add column due_provisional boolean not null default false;

create or replace view engagement.live_task with (security_invoker) as
select t.tenant_id, t.id, t.account_id, t.title, t.note, t.owner_id, t.team_id, t.due_on, t.due_at, t.due_in_work_days, t.due_until, t.due_order,
       t.priority, t.checklist, t.ticket_id, t.renewal_id, t.source, t.source_id, t.reason, t.snoozed_until, t.state, t.closed_at, t.outcome,
       (select coalesce(jsonb_agg(jsonb_build_object('system', k.system, 'externalId', k.external_id) order by k.place), '[]')
        from records.external_key k
        where k.tenant_id = t.tenant_id and k.kind = 'tasks' and k.record_id = t.id) as external_keys,
       t.version, t.created_at, t.updated_at,
       coalesce(t.owner_id, case when t.team_id is null then a.owner_id end) as worked_by,
       a.owner_id as account_owner_id, a.segment as account_segment, t.due_provisional
from engagement.task t
left join accounts.live_account a on a.tenant_id = t.tenant_id and a.id = t.account_id
where t.deleted_at is null;

select platform.plain_rest(one) from unnest(array['engagement.task', 'engagement.live_task']::regclass[]) one;
