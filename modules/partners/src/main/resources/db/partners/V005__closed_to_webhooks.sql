-- The classes of fields that were closed to whoever wrote the webhook last: its messages do not name such fields. None of those written before.
alter table partners.webhook add column closed text[] not null default '{}';
select platform.field_class('partners.webhook', 'plain', 'closed');
