-- The customer as it was when it was decided whether to ask: who did not answer is compared with who did, and a customer that changes its
-- tier later does not change the past. tenure: under_1_year, under_3_years or from_3_years since its first contract; null without one.
-- Invitations of before have none of these; their tier is the one of now.
alter table surveys.invitation add column tier_then text;
alter table surveys.invitation add column band_then text;
alter table surveys.invitation add column tenure_then text;
create or replace view surveys.live_invitation with (security_invoker) as
select i.tenant_id, i.id, i.wave_id, i.survey_id, i.account_id, i.contact_id, i.ticket_id, i.cause, i.state, i.reasons, i.language, i.decided_at,
       i.send_at, i.sent_at, i.delivered_at, i.bounced_at, i.opened_at, i.answered_at, i.reminded_at, i.form_hash,
       a.owner_id as account_owner_id, a.segment as account_segment, a.tier, c.name as contact_name, i.tier_then, i.band_then, i.tenure_then
from surveys.invitation i
join accounts.live_account a on a.tenant_id = i.tenant_id and a.id = i.account_id
join accounts.live_contact c on c.tenant_id = i.tenant_id and c.id = i.contact_id;

select platform.field_class(one, 'health', 'band_then') from unnest(array['surveys.invitation', 'surveys.live_invitation']::regclass[]) one;
select platform.plain_rest(one) from unnest(array['surveys.invitation', 'surveys.live_invitation']::regclass[]) one;
