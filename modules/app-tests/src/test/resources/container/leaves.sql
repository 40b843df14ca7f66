-- A table of the tests' own, walled like every other.
create schema leaves;
grant usage on schema leaves to perennial_app;
create table leaves.leaf (
    tenant_id  uuid        not null default platform.tenant(),
    id         uuid        not null,
    name       text        not null,
    version    bigint      not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id)
);
select platform.wall('leaves.leaf');
