grant usage on schema partners to perennial_app;

-- Copies of all records that a caller sees, to begin to follow changes with. asked: the types of the request, none for all. caller: who asked,
-- the only one who may read it, and only as long as sight_key is that of what it sees. sight: what the job sees on behalf of the caller.
-- cursor: the feed's, taken before the first record was read. place and reached: the type that is read now, and its last record that is done.
create table partners.snapshot (
    tenant_id   uuid        not null default platform.tenant(),
    id          uuid        not null,
    asked       text[]      not null,
    types       text[]      not null,
    caller      text        not null check (length(caller) between 1 and 100),
    sight       jsonb       not null check (jsonb_typeof(sight) = 'object'),
    sight_key   text        not null check (length(sight_key) between 1 and 64),
    cursor      text        not null check (length(cursor) between 1 and 2000),
    place       integer     not null default 1 check (place > 0),
    reached     uuid        not null default '00000000-0000-0000-0000-000000000000',
    version     bigint      not null default 1 check (version > 0),
    created_at  timestamptz not null,
    finished_at timestamptz check (finished_at >= created_at),
    primary key (tenant_id, id)
);
create unique index snapshot_open on partners.snapshot (tenant_id, caller) where finished_at is null;
select platform.wall('partners.snapshot');
select platform.plain_rest('partners.snapshot');

-- The lines of one type. sha256 is of all its parts together, and null until they are complete.
create table partners.snapshot_file (
    tenant_id   uuid   not null default platform.tenant(),
    snapshot_id uuid   not null,
    type        text   not null check (length(type) between 1 and 20),
    records     bigint not null default 0 check (records >= 0),
    bytes       bigint not null default 0 check (bytes >= 0),
    parts       integer not null default 0 check (parts >= 0),
    sha256      text   check (sha256 ~ '^[0-9a-f]{64}$'),
    primary key (tenant_id, snapshot_id, type),
    foreign key (tenant_id, snapshot_id) references partners.snapshot (tenant_id, id) on delete cascade
);
select platform.wall('partners.snapshot_file');
select platform.plain_rest('partners.snapshot_file');

create table partners.snapshot_part (
    tenant_id   uuid    not null default platform.tenant(),
    snapshot_id uuid    not null,
    type        text    not null check (length(type) between 1 and 20),
    number      integer not null check (number > 0),
    lines       bytea   not null,
    primary key (tenant_id, snapshot_id, type, number),
    foreign key (tenant_id, snapshot_id, type) references partners.snapshot_file (tenant_id, snapshot_id, type) on delete cascade
);
select platform.wall('partners.snapshot_part');
select platform.field_class('partners.snapshot_part', 'internal', 'lines');
select platform.plain_rest('partners.snapshot_part');
