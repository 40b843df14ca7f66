-- Scorecards that are tried over all accounts: asked for, worked on by a job, and read until they are deleted. definition: the scorecard
-- as it was when it was asked for, since a draft may be changed meanwhile. scored: accounts times days that are done; a job that was
-- killed begins anew. own_accounts_of: who sees only own accounts tries it on those.
create table health.trial (
    tenant_id       uuid        not null default platform.tenant(),
    id              uuid        not null,
    scorecard_id    uuid        not null,
    definition      jsonb       not null check (jsonb_typeof(definition) = 'object'),
    days            date[]      not null check (cardinality(days) between 1 and 12),
    state           text        not null default 'waiting' check (state in ('waiting', 'running', 'complete', 'failed')),
    scored          bigint      not null default 0 check (scored >= 0),
    answer          jsonb check (jsonb_typeof(answer) = 'array'),
    failure         text check (length(failure) <= 1000),
    own_accounts_of uuid,
    version         bigint      not null default 1 check (version > 0),
    created_at      timestamptz not null,
    finished_at     timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, scorecard_id) references health.scorecard (tenant_id, id),
    check ((state = 'complete') = (answer is not null)),
    check ((state = 'failed') = (failure is not null)),
    check ((state in ('complete', 'failed')) = (finished_at is not null))
);
create index trial_open on health.trial (tenant_id, id) where finished_at is null;
select platform.wall('health.trial');
