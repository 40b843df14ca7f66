-- What a system said last of a field that counts from a day on, by day ('' for the start): what is said for one day says nothing of another.
-- Null if it has said nothing of the field, or said it before this column was there; then its last statement is all that is known.
alter table records.statement add column days jsonb check (jsonb_typeof(days) = 'object');
select platform.field_class('records.statement', 'internal', 'days');
