-- Who is mentioned in messages. untold: those of them who could not read the message, and so were told nothing.
alter table tickets.message add column mentions jsonb not null default '[]' check (jsonb_typeof(mentions) = 'array');
alter table tickets.message add column untold jsonb not null default '[]' check (jsonb_typeof(untold) = 'array');

create or replace view tickets.live_message with (security_invoker) as
select m.tenant_id, m.id, m.ticket_id, m.kind, m.author, m.member_id, m.contact_id, m.author_name, m.text, m.channel, m.sent_at, m.auto_reply,
       m.history,
       (select coalesce(jsonb_agg(jsonb_build_object('system', k.system, 'externalId', k.external_id) order by k.place), '[]')
        from records.external_key k
        where k.tenant_id = m.tenant_id and k.kind = 'messages' and k.record_id = m.id) as external_keys,
       m.version, m.created_at, m.updated_at, m.mentions, m.untold
from tickets.message m
where m.deleted_at is null;

select platform.plain_rest(one) from unnest(array['tickets.message', 'tickets.live_message']::regclass[]) one;
