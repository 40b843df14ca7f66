-- What a member is told: one row for each cause. subject: the id of the record as the API shows it; detail: what is told of its health.
create table accounts.notice (
    tenant_id  uuid        not null default platform.tenant(),
    id         uuid        not null,
    member_id  uuid        not null,
    account_id uuid        not null,
    kind       text        not null check (kind ~ '^[a-z_]{1,50}$'),
    cause      text        not null check (length(cause) between 1 and 200),
    subject    text        not null check (length(subject) between 1 and 100),
    label      text        not null check (length(label) between 1 and 200),
    detail     text check (length(detail) between 1 and 200),
    at         timestamptz not null,
    read_at    timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, member_id, cause),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id)
);
create index notice_by_member on accounts.notice (tenant_id, member_id, id);
create index notice_unread on accounts.notice (tenant_id, member_id, id) where read_at is null;
create index notice_by_time on accounts.notice (tenant_id, at);
select platform.wall('accounts.notice');
select platform.field_class('accounts.notice', 'health', 'detail');
select platform.plain_rest('accounts.notice');
