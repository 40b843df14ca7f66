-- counted_on: the day on which an answer of an employee counts, as it was called then. It stays when the tenant moves to another zone: a quarter
-- that is over does not change. Answers of before have none; their day is that of their instant.
-- What was imported is not in the view: whoever knows four answers of a group of five knows the fifth.
alter table surveys.answer add column counted_on date;
alter table surveys.answer add constraint answer_counted_on_check check (isfinite(counted_on));
create or replace view surveys.employee_answer with (security_invoker) as
select tenant_id, survey_id, survey_version, score, comment, attributes, answered_at,
       case when history then answered_at else greatest(answered_at, created_at) end as counted_at, counted_on
from surveys.answer
where deleted_at is null and kind = 'enps' and wave_id is not null;
select platform.plain_rest(one) from unnest(array['surveys.answer', 'surveys.employee_answer']::regclass[]) one;
