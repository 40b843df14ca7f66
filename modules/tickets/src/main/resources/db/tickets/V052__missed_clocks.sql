-- For the list of missed targets, the latest first.
create index clock_missed on tickets.clock (tenant_id, missed_at, id) where missed_at is not null and party = 'customer';
