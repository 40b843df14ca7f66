-- What was agreed with a vendor: from when until when, and the targets in percent. See VendorContract.
alter table vendors.vendor add column contract jsonb check (jsonb_typeof(contract) = 'object');
select platform.plain_rest('vendors.vendor');
