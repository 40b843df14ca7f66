-- A digest of what the caller saw when a request was answered. An answer that is no record is repeated only while they see the same;
-- a record is read again, and its answer is not kept at all.
alter table platform.idempotency_key add column sight bytea check (length(sight) = 32);
select platform.field_class('platform.idempotency_key', 'internal', 'sight');
