-- What other systems call the records of all kinds.
grant usage on schema records to perennial_app;

-- kind: the name of the record's kind, which is its collection in the API: 'contacts'. place: a record's keys have an order, and its
-- first one stands at 0. The record itself is another module's row, so no foreign key leads to it: whoever deletes it frees its keys.
create table records.external_key (
    tenant_id   uuid     not null default platform.tenant(),
    kind        text     not null check (kind ~ '^[a-z_]{1,20}$'),
    system      text     not null check (system ~ '^[a-z0-9_.-]{1,50}$'),
    external_id text     not null check (length(external_id) between 1 and 200),
    record_id   uuid     not null,
    place       smallint not null check (place >= 0),
    primary key (tenant_id, kind, system, external_id)
);
create index external_key_by_record on records.external_key (tenant_id, record_id, place);
select platform.wall('records.external_key');
