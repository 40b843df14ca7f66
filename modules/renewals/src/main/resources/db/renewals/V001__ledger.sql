-- The ledger of recurring revenue.
grant usage on schema renewals to perennial_app;

-- An entry moves an amount between two books: the account's recurring revenue, and the book of its kind. So all books together are 0
-- whatever is entered, and an account's revenue on a day is the sum of what took effect until then. Entries are derived from contracts
-- (WantedEntries.java), and are neither changed nor deleted: what turns out wrong is reversed by another entry.
-- own_mrr and own_arr are in the contract's currency, mrr and arr in the currency of the books.
create table renewals.ledger_entry (
    tenant_id    uuid        not null default platform.tenant(),
    id           uuid        not null,
    account_id   uuid        not null,
    effective_on date        not null check (isfinite(effective_on)),
    recorded_at  timestamptz not null,
    kind         text        not null
        check (kind in ('new', 'expansion', 'contraction', 'churn', 'reactivation', 'price', 'currency')),
    contract_id  uuid        not null,
    product      text        not null check (length(product) between 1 and 200),
    currency     text        not null check (currency ~ '^[A-Z]{3}$'),
    own_mrr      numeric     not null,
    own_arr      numeric     not null,
    books        text        not null check (books ~ '^[A-Z]{3}$'),
    mrr          numeric     not null,
    arr          numeric     not null,
    reversal     boolean     not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id),
    foreign key (tenant_id, contract_id) references accounts.contract (tenant_id, id)
);
create index ledger_entry_by_account on renewals.ledger_entry (tenant_id, account_id, effective_on, id);
create index ledger_entry_by_day on renewals.ledger_entry (tenant_id, effective_on, id) include (account_id, recorded_at, kind, mrr, arr);
create index ledger_entry_of_churn on renewals.ledger_entry (tenant_id, effective_on, account_id) where kind = 'churn';
select platform.wall('renewals.ledger_entry', 'select, insert');

-- An entry's id: the millisecond in which it was recorded, so that ids sort as they were made, and then what it is. The same entry
-- recorded twice would be the same row.
create function renewals.entry_id(recorded_ms bigint, what text) returns uuid
    language sql immutable parallel safe
    return (lpad(to_hex(recorded_ms), 12, '0')
        || overlay(overlay(left(encode(sha256(convert_to(what, 'UTF8')), 'hex'), 20) placing '8' from 1 for 1) placing '8' from 5 for 1))::uuid;
revoke all on function renewals.entry_id(bigint, text) from public;
grant execute on function renewals.entry_id(bigint, text) to perennial_app;

-- When something was last entered for an account. Whoever enters holds the row, so that this is later each time.
create table renewals.ledger_account (
    tenant_id   uuid        not null default platform.tenant(),
    account_id  uuid        not null,
    recorded_at timestamptz not null,
    primary key (tenant_id, account_id),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id)
);
select platform.wall('renewals.ledger_account', 'select, insert, update');

-- Accounts whose contracts, or the rates of them, have changed since.
create table renewals.ledger_touched (
    tenant_id  uuid        not null default platform.tenant(),
    account_id uuid        not null,
    touched_at timestamptz not null,
    primary key (tenant_id, account_id),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id)
);
select platform.wall('renewals.ledger_touched');

-- The currency of the books, and a digest of all rates, as they became known.
create table renewals.ledger_basis (
    tenant_id   uuid        not null default platform.tenant(),
    recorded_at timestamptz not null,
    currency    text        not null check (currency ~ '^[A-Z]{3}$'),
    rates       text        not null check (length(rates) = 32),
    primary key (tenant_id, recorded_at)
);
select platform.wall('renewals.ledger_basis', 'select, insert');

-- What follows from the entries, kept beside them since a company may have a million. First: how much moved on a day. It is the sum of
-- its entries.
create table renewals.ledger_tally (
    tenant_id    uuid    not null default platform.tenant(),
    effective_on date    not null,
    books        text    not null,
    kind         text    not null,
    product      text    not null,
    mrr          numeric not null,
    arr          numeric not null,
    primary key (tenant_id, effective_on, books, kind, product)
);
select platform.wall('renewals.ledger_tally', 'select, insert, update');

-- And what an account was worth on the days [since, until), of those that it was worth something. Each row lies within one quarter, named
-- by its first day, so that whoever asks for a day reads the rows of that quarter, and those that go on, whose quarter is 'infinity'.
create table renewals.ledger_balance (
    tenant_id  uuid    not null default platform.tenant(),
    quarter    date    not null,
    account_id uuid    not null,
    since      date    not null,
    until      date    not null check (until > since),
    books      text    not null,
    mrr        numeric not null,
    arr        numeric not null,
    primary key (tenant_id, quarter, account_id, since) include (until, books, mrr, arr),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id)
);
create index ledger_balance_by_account on renewals.ledger_balance (tenant_id, account_id);
select platform.wall('renewals.ledger_balance');
