-- Booking links say what became of them. expires_at: null of those of the previous release, which last the usual two weeks. mailed_at: when the
-- contact got the link by mail. made_by: as audit rows name who did it.
alter table engagement.booking add column expires_at timestamptz;
alter table engagement.booking add column revoked_at timestamptz;
alter table engagement.booking add column mailed_at timestamptz;
alter table engagement.booking add column made_by text check (length(made_by) between 1 and 100);
create index booking_by_account on engagement.booking (tenant_id, account_id, id);
create index booking_by_contact on engagement.booking (tenant_id, contact_id, id);

-- Those at live accounts, with who owns the account.
create view engagement.live_booking with (security_invoker) as
select b.tenant_id, b.id, b.account_id, a.name as account_name, b.contact_id, b.purpose, b.subject, b.member_id, b.callback_id,
       b.created_at, coalesce(b.expires_at, b.created_at + interval '14 days') as expires_at, b.revoked_at, b.mailed_at,
       a.owner_id as account_owner_id, a.segment as account_segment
from engagement.booking b
join accounts.live_account a on a.tenant_id = b.tenant_id and a.id = b.account_id;
grant select on engagement.live_booking to perennial_app;

select platform.field_class('engagement.live_booking', 'free_text', 'subject');
select platform.plain_rest(one) from unnest(array['engagement.booking', 'engagement.live_booking']::regclass[]) one;
