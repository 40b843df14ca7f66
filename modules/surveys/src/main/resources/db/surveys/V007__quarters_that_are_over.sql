-- counted_at: in which quarter an answer of an employee counts. One that comes late counts when it comes, so that a quarter that is over does not
-- change: the difference would be that answer. What is told of the past counts in the past.
create or replace view surveys.employee_answer with (security_invoker) as
select tenant_id, survey_id, survey_version, score, comment, attributes, answered_at,
       case when history then answered_at else greatest(answered_at, created_at) end as counted_at
from surveys.answer
where deleted_at is null and kind = 'enps';
select platform.plain_rest('surveys.employee_answer');
