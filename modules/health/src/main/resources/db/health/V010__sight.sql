-- What whoever asked for a trial saw, null where it was all; see accounts.import.
alter table health.trial add column sight jsonb check (jsonb_typeof(sight) = 'object');
