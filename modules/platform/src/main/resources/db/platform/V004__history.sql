-- What the subject was called when it happened: a name, a number, the start of a note. Kept, since names change and
-- things are deleted, while what happened stays.
alter table platform.audit add column label text not null default '' check (length(label) <= 500);

-- What happened to things, for the modules that own them: a thing's story is read by `about`, the latest first.
create view platform.history with (security_invoker) as
select tenant_id, id, at, actor, replace(action, '.', '_') as kind, subject, about, label, changes from platform.audit;
grant select on platform.history to perennial_app;
