-- Files of other systems that were sent to be imported, and how far each one is.
-- definition: the mapping as it was then, so that an import goes on as it began. actor and own_accounts_of: who sent it;
-- it may do what they may. rows and the counts grow with each step, in the step's own transaction.
create table accounts.import (
    tenant_id       uuid        not null default platform.tenant(),
    id              uuid        not null,
    kind            text        not null check (kind in ('accounts', 'contacts', 'contracts', 'usage')),
    mapping         text        not null check (length(mapping) between 1 and 50),
    definition      jsonb       not null check (jsonb_typeof(definition) = 'object'),
    header          jsonb       not null check (jsonb_typeof(header) = 'array'),
    file            bytea       not null check (length(file) <= 33554432),
    actor           text        not null check (length(actor) between 1 and 100),
    own_accounts_of uuid,
    state           text        not null default 'uploaded' check (state in ('uploaded', 'running', 'complete', 'failed')),
    rows            integer     not null default 0 check (rows = created + updated + unchanged + refused),
    created         integer     not null default 0 check (created >= 0),
    updated         integer     not null default 0 check (updated >= 0),
    unchanged       integer     not null default 0 check (unchanged >= 0),
    refused         integer     not null default 0 check (refused >= 0),
    failure         text check (length(failure) <= 1000),
    version         bigint      not null default 1 check (version > 0),
    created_at      timestamptz not null,
    finished_at     timestamptz check (finished_at >= created_at),
    primary key (tenant_id, id),
    check ((finished_at is null) = (state in ('uploaded', 'running'))),
    check ((failure is null) = (state <> 'failed'))
);
select platform.wall('accounts.import', 'select, insert, update');

-- The rows that were left out. number: the first under the header is 1. cells: the row as it was sent.
create table accounts.import_refusal (
    tenant_id uuid    not null default platform.tenant(),
    import_id uuid    not null,
    number    integer not null check (number > 0),
    reason    text    not null check (length(reason) between 1 and 2000),
    cells     jsonb   not null check (jsonb_typeof(cells) = 'array'),
    primary key (tenant_id, import_id, number),
    foreign key (tenant_id, import_id) references accounts.import (tenant_id, id)
);
select platform.wall('accounts.import_refusal', 'select, insert');
