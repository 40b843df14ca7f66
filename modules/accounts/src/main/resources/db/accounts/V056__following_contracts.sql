-- follows_id: the contract whose next term this one is, if a decision on a renewal has created it. A source that sends a contract for the
-- same term means this one. The key is not validated, because the column is empty, and validation would need a tenant.
alter table accounts.contract add column follows_id uuid;
alter table accounts.contract add foreign key (tenant_id, follows_id) references accounts.contract (tenant_id, id) not valid;
create index contract_following on accounts.contract (tenant_id, account_id, starts_on) where follows_id is not null and deleted_at is null;
select platform.plain_rest('accounts.contract');
