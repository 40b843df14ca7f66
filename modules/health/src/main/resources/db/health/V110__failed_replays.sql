-- A replay whose step keeps failing ends, and says why. attempts: how often the present step has failed.
alter table health.replay add column attempts integer not null default 0 check (attempts >= 0);
alter table health.replay add column failure text check (length(failure) <= 1000);
alter table health.replay add check (failure is null or finished_at is not null);
select platform.plain_rest('health.replay');
