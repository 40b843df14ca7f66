-- tags: by which members sort what was written. loop_task_id: the task that an unhappy answer made.
alter table surveys.answer add column tags jsonb not null default '[]';
alter table surveys.answer add constraint answer_tags_check check (jsonb_typeof(tags) = 'array');
alter table surveys.answer add column loop_task_id uuid;

create or replace view surveys.live_answer with (security_invoker) as
select t.tenant_id, t.id, t.survey_id, t.survey_version, t.kind, t.wave_id, t.invitation_id, t.account_id, t.contact_id, t.ticket_id, t.score,
       t.comment, t.given, t.language, t.call_me, t.seconds, t.complete, t.answered_at, t.history, t.frozen, t.loop_state,
       t.loop_owner_id, t.loop_due_on, t.loop_cause, t.loop_action, t.loop_closed_at,
       (select coalesce(jsonb_agg(jsonb_build_object('system', k.system, 'externalId', k.external_id) order by k.place), '[]')
        from records.external_key k
        where k.tenant_id = t.tenant_id and k.kind = 'answers' and k.record_id = t.id) as external_keys,
       t.version, t.created_at, t.updated_at, a.owner_id as account_owner_id, a.segment as account_segment,
       t.tags, t.loop_task_id
from surveys.answer t
left join accounts.live_account a on a.tenant_id = t.tenant_id and a.id = t.account_id
where t.deleted_at is null and t.kind <> 'enps';

select platform.plain_rest(one) from unnest(array['surveys.answer', 'surveys.live_answer']::regclass[]) one;
