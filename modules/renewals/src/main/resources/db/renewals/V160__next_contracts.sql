-- Finds the renewals whose next contract was touched.
create index renewal_by_next_contract on renewals.renewal (tenant_id, next_contract_id) where next_contract_id is not null;
