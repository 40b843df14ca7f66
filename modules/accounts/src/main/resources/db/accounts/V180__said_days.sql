-- The days for which the lines of a contract were said, in order, the first one null if those were said without a day; null if they follow
-- from the versions: the first lines without a day, the others for the day from which they count. A day for which the same lines were said as
-- for the day before it is only here.
alter table accounts.contract add column said_on jsonb check (jsonb_typeof(said_on) = 'array' and jsonb_array_length(said_on) > 0);
select platform.plain_rest('accounts.contract');
