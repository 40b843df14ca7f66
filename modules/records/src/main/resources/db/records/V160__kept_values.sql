-- The value that a record has after a conflict: that of the system, or ours if a person's decision had set it.
alter table records.conflict add column kept text not null default 'theirs' check (kept in ('theirs', 'ours'));
select platform.plain_rest('records.conflict');
