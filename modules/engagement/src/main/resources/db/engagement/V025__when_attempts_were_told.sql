-- told_at: when somebody recorded the attempt, which may be later than it was. Attempts of before have none.
alter table engagement.callback_attempt add column told_at timestamptz;
select platform.plain_rest('engagement.callback_attempt');
