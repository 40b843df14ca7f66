-- What the system of an external key said last about the record that has the key, so that the same statement again changes nothing.
-- digest: the SHA-256 of the statement, to compare without reading it. record_id: the record that had the key at that time.
create table records.statement (
    tenant_id   uuid        not null default platform.tenant(),
    kind        text        not null check (kind ~ '^[a-z_]{1,20}$'),
    system      text        not null check (system ~ '^[a-z0-9_.-]{1,50}$'),
    external_id text        not null check (length(external_id) between 1 and 200),
    record_id   uuid        not null,
    digest      text        not null check (length(digest) = 43),
    said        jsonb       not null check (jsonb_typeof(said) = 'object'),
    said_at     timestamptz not null,
    primary key (tenant_id, kind, system, external_id)
);
create index statement_by_record on records.statement (tenant_id, record_id);
select platform.wall('records.statement');
-- A statement has fields of all classes, so no list returns it: it is only compared with the next one.
select platform.field_class('records.statement', 'internal', 'said');
select platform.plain_rest('records.statement');

-- The fields that a system and others had both changed: one row per key and field, with the last conflict. The three values are in the
-- column that has the field's class, so that a list returns none of a closed class. subject: the id of the record as the API shows it.
create table records.conflict (
    tenant_id       uuid        not null default platform.tenant(),
    id              uuid        not null,
    kind            text        not null check (kind ~ '^[a-z_]{1,20}$'),
    system          text        not null check (system ~ '^[a-z0-9_.-]{1,50}$'),
    external_id     text        not null check (length(external_id) between 1 and 200),
    record_id       uuid        not null,
    subject         text        not null check (length(subject) between 1 and 100),
    field           text        not null check (length(field) between 1 and 1000),
    found_at        timestamptz not null,
    plain           jsonb,
    revenue         jsonb,
    contact_details jsonb,
    person_names    jsonb,
    health          jsonb,
    internal        jsonb,
    attachments     jsonb,
    free_text       jsonb,
    primary key (tenant_id, id),
    unique (tenant_id, kind, system, external_id, field),
    check (num_nonnulls(plain, revenue, contact_details, person_names, health, internal, attachments, free_text) = 1)
);
create index conflict_by_time on records.conflict (tenant_id, found_at, id);
create index conflict_by_record on records.conflict (tenant_id, record_id);
create index conflict_by_subject on records.conflict (tenant_id, subject, found_at, id);
create index conflict_by_system on records.conflict (tenant_id, system, found_at, id);
select platform.wall('records.conflict');
select platform.field_class('records.conflict', class, class)
from unnest(array['revenue', 'contact_details', 'person_names', 'health', 'internal', 'attachments', 'free_text']) class;
select platform.plain_rest('records.conflict');
