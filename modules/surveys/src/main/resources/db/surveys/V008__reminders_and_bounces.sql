-- remind: whoever has not answered is reminded once.
alter table surveys.wave add column remind boolean not null default true;
-- What became of the mail to an employee, which tells nothing of the answer.
alter table surveys.employee_invitation add column sent_at timestamptz;
alter table surveys.employee_invitation add column reminded_at timestamptz;
alter table surveys.employee_invitation add column bounced_at timestamptz;
select platform.plain_rest(one) from unnest(array['surveys.wave', 'surveys.employee_invitation']::regclass[]) one;
