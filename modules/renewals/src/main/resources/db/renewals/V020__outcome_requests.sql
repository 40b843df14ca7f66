-- The fingerprint of the request that won or downsold a renewal: the same request again answers as the first did.
alter table renewals.renewal add column outcome_request text check (outcome_request ~ '^[0-9a-f]{64}$');
select platform.field_class('renewals.renewal', 'internal', 'outcome_request');
