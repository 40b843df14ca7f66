-- Where a merged ticket stood, to stand there again if the merge is undone.
alter table tickets.ticket add column merged_state text check (merged_state in ('new', 'open', 'pending', 'on_hold'));
alter table tickets.ticket add column merged_party text check (merged_party in ('supplier', 'third_party', 'planned'));
alter table tickets.ticket add column merged_until timestamptz check (isfinite(merged_until));
select platform.plain_rest('tickets.ticket');
