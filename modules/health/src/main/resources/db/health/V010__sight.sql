-- What whoever asked for a trial saw, null where it was all; see accounts.import.
alter table health.trial add column sight jsonb check (sight is null or jsonb_typeof(sight) = 'object' and own_accounts_of is not null);
