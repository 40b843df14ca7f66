-- resolution_asked: the two voices disagree, and nobody has settled it; with an unclear one nobody disagrees.
alter table renewals.renewal_call add column resolution_asked boolean not null generated always as
    (coalesce(resolution is null and answer <> automated and automated <> 'unclear' and answer <> 'unclear', false)) stored;
create index renewal_call_asked on renewals.renewal_call (tenant_id, renewal_id) where resolution_asked;
