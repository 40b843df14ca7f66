-- ended_at, ended_by, end_reason: a person has let a contact be asked again, and why. The row stays: it tells who said what. A contact who opts out again
-- has the reason of before beside the new day.
alter table surveys.opt_out add column ended_at timestamptz;
alter table surveys.opt_out add column ended_by uuid;
alter table surveys.opt_out add column end_reason text;
alter table surveys.opt_out add constraint opt_out_end_reason_check check (length(end_reason) between 1 and 500);
alter table surveys.opt_out add constraint opt_out_ended_check check (ended_at is null or ended_by is not null and end_reason is not null);
select platform.field_class('surveys.opt_out', 'free_text', 'end_reason');
select platform.plain_rest('surveys.opt_out');
