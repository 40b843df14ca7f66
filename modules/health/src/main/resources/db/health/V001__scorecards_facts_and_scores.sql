-- How the tenant's customers are.
grant usage on schema health to perennial_app;

-- When a local day begins. Where clocks go back over midnight it does so twice; then the first time counts. Every part of it
-- is immutable, so that the planner works it out and leaves out the months that it does not touch.
create function health.day_start(day date, zone text) returns timestamptz
    language sql immutable parallel safe
    return case
        when ((((day::timestamp at time zone zone) at time zone 'UTC') - interval '1 hour') at time zone 'UTC' at time zone zone)::date = day
            then (((day::timestamp at time zone zone) at time zone 'UTC') - interval '1 hour') at time zone 'UTC'
        else day::timestamp at time zone zone
    end;
revoke all on function health.day_start(date, text) from public;
grant execute on function health.day_start(date, text) to perennial_app;

-- A scorecard's versions are rows: a draft is edited, a published one never again, since scores name the row they were
-- computed with. definition: ScorecardBody. declared: it comes from the tenant's files.
create table health.scorecard (
    tenant_id    uuid        not null default platform.tenant(),
    id           uuid        not null,
    name         text        not null check (length(name) between 1 and 100),
    number       integer check (number > 0),
    state        text        not null check (state in ('draft', 'published', 'retired')),
    precedence   integer     not null check (precedence between 0 and 1000),
    definition   jsonb       not null check (jsonb_typeof(definition) = 'object'),
    declared     boolean     not null default false,
    published_at timestamptz,
    retired_at   timestamptz check (retired_at >= published_at),
    version      bigint      not null default 1 check (version > 0),
    created_at   timestamptz not null,
    updated_at   timestamptz not null check (updated_at >= created_at),
    deleted_at   timestamptz,
    primary key (tenant_id, id),
    check ((state = 'draft') = (published_at is null)),
    check ((state = 'draft') = (number is null)),
    check ((state = 'retired') = (retired_at is not null))
);
create unique index scorecard_number on health.scorecard (tenant_id, name, number) where number is not null;
create unique index scorecard_published on health.scorecard (tenant_id, name) where state = 'published';
select platform.wall('health.scorecard');

-- What the tenant's files say; each change of a row becomes a new published version.
create table health.declared_scorecard (
    tenant_id  uuid  not null default platform.tenant(),
    name       text  not null check (length(name) between 1 and 100),
    definition jsonb not null check (jsonb_typeof(definition) = 'object'),
    primary key (tenant_id, name)
);
select platform.wall('health.declared_scorecard', 'select');

-- Any number that another system knows of an account: unpaid invoices, open incidents, a partner's own rating.
create table health.signal (
    tenant_id  uuid           not null default platform.tenant(),
    account_id uuid           not null,
    name       text           not null check (length(name) between 1 and 100),
    at         timestamptz    not null,
    value      numeric(19, 6) not null check (value between -1000000000000 and 1000000000000),
    primary key (tenant_id, account_id, name, at),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id)
);
select platform.wall('health.signal');

-- What a person thinks of an account, from a day until it expires. The latest one said by a day is the one that counts on it.
create table health.sentiment (
    tenant_id  uuid        not null default platform.tenant(),
    id         uuid        not null,
    account_id uuid        not null,
    value      integer     not null check (value between 0 and 100),
    note       text        not null default '' check (length(note) <= 2000),
    said_at    timestamptz not null,
    expires_on date        not null,
    author_id  text        not null check (length(author_id) between 1 and 100),
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id)
);
create index sentiment_by_account on health.sentiment (tenant_id, account_id, said_at, id);
select platform.wall('health.sentiment');

-- What really happened: an account stayed or left. A score is judged by it.
create table health.outcome (
    tenant_id   uuid        not null default platform.tenant(),
    id          uuid        not null default gen_random_uuid(),
    account_id  uuid        not null,
    occurred_on date        not null check (isfinite(occurred_on)),
    kind        text        not null check (kind in ('churned', 'renewed')),
    key         text        not null default '' check (length(key) <= 100),
    reason      text check (length(reason) <= 200),
    version     bigint      not null default 1 check (version > 0),
    primary key (tenant_id, id),
    unique (tenant_id, account_id, occurred_on, kind, key),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id)
);
create index outcome_by_day on health.outcome (tenant_id, occurred_on, id);
select platform.wall('health.outcome');

-- Scores in basis points: a row holds from its day until the next row's day, and is written only where something changed.
-- score is null where nothing is known, scorecard_id where none fits any more. The arrays are in the order of the scorecard's measures; freshness is how much of a
-- measure's weight counts, in basis points, 0 where it is unknown. capped_by: the place, from 1, of the lowest exception that holds.
create table health.score (
    tenant_id    uuid        not null default platform.tenant(),
    account_id   uuid        not null,
    since        date        not null,
    scorecard_id uuid,
    score        integer check (score between 0 and 10000),
    coverage     integer     not null check (coverage between 0 and 10000),
    low          integer     not null check (low between 0 and 10000),
    high         integer     not null check (high between low and 10000),
    band         text check (length(band) between 1 and 20),
    capped_by    integer check (capped_by > 0),
    raw          numeric[]   not null,
    points       integer[]   not null,
    freshness    integer[]   not null,
    seen         date[]      not null,
    computed_at  timestamptz not null,
    primary key (tenant_id, account_id, since),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id),
    foreign key (tenant_id, scorecard_id) references health.scorecard (tenant_id, id),
    check ((score is null) = (coverage = 0)),
    check ((score is null) = (band is null)),
    check (scorecard_id is not null or score is null)
);
select platform.wall('health.score');

-- How many more accounts stood in a band and a tenth of the scores after a day than before it: what all days until one add up to
-- is how they stood on that one. bucket: the score's thousands, 9 at most; -1 and no band where it is unknown. points: the sum of their
-- scores.
create table health.tally (
    tenant_id uuid    not null default platform.tenant(),
    day       date    not null,
    band      text    not null check (length(band) <= 20),
    bucket    integer not null check (bucket between -1 and 9),
    accounts  bigint  not null,
    points    bigint  not null,
    primary key (tenant_id, day, band, bucket)
);
select platform.wall('health.tally');

-- How far the scoring of all accounts is: it begins again on each new day and with each scorecard that is published or retired.
-- reached: the last account that is done, by id. Whoever writes scores holds this row, so that no two write the same at once.
create table health.full_run (
    tenant_id   uuid        not null default platform.tenant(),
    day         date        not null,
    reached     uuid        not null,
    finished_at timestamptz,
    primary key (tenant_id)
);
select platform.wall('health.full_run');

-- Accounts that something happened to since they were scored.
create table health.touched_account (
    tenant_id  uuid        not null default platform.tenant(),
    account_id uuid        not null,
    touched_at timestamptz not null,
    primary key (tenant_id, account_id),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id)
);
select platform.wall('health.touched_account');
