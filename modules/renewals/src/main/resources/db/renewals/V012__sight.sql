create or replace view renewals.live_expansion with (security_invoker) as
select e.*, coalesce(e.owner_id, a.owner_id) as worked_by, a.owner_id as account_owner_id,
       case when e.state = 'open' then e.stage else 'closed' end as shown_stage, a.segment as account_segment
from renewals.expansion e
join accounts.live_account a on a.tenant_id = e.tenant_id and a.id = e.account_id
where e.deleted_at is null;
