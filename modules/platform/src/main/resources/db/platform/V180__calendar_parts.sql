-- calendar: an iCalendar file that is sent beside the text.
alter table platform.mail add column calendar text check (length(calendar) between 1 and 100000);
select platform.field_class('platform.mail', 'free_text', 'calendar');
