-- The sight of the member who asked for a trial; null for all accounts. See accounts.import.
alter table health.trial add column sight jsonb check (jsonb_typeof(sight) = 'object');
