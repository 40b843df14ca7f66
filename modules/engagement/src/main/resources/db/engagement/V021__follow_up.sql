-- Rules that make tasks or callbacks of what happens to accounts. definition: FollowUpRuleBody, without its name. event repeats what wakes it. ran_on: the
-- day for which it was done last; null if it is to be done again at once.
create table engagement.follow_up_rule (
    tenant_id  uuid        not null default platform.tenant(),
    id         uuid        not null,
    name       text        not null check (length(name) between 1 and 200),
    event      text        not null check (event ~ '^[a-z_]{1,30}$'),
    definition jsonb       not null check (jsonb_typeof(definition) = 'object'),
    enabled    boolean     not null,
    ran_on     date,
    version    bigint      not null default 1 check (version > 0),
    created_at timestamptz not null,
    updated_at timestamptz not null check (updated_at >= created_at),
    primary key (tenant_id, id)
);
create index follow_up_rule_to_run on engagement.follow_up_rule (tenant_id, ran_on) where enabled;
select platform.wall('engagement.follow_up_rule');

-- What a rule has made of what happened to an account: once for each cause, also if the task was dropped or the callback withdrawn since. reason: its code and figures.
create table engagement.follow_up_decision (
    tenant_id  uuid        not null default platform.tenant(),
    rule_id    uuid        not null,
    account_id uuid        not null,
    cause      text        not null check (length(cause) between 1 and 100),
    task_id     uuid,
    callback_id uuid,
    reason     jsonb       not null check (jsonb_typeof(reason) = 'object'),
    decided_at timestamptz not null,
    primary key (tenant_id, rule_id, account_id, cause),
    foreign key (tenant_id, rule_id) references engagement.follow_up_rule (tenant_id, id) on delete cascade,
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id),
    foreign key (tenant_id, task_id) references engagement.task (tenant_id, id),
    foreign key (tenant_id, callback_id) references engagement.callback (tenant_id, id),
    check ((task_id is null) <> (callback_id is null))
);
create index follow_up_decision_by_account on engagement.follow_up_decision (tenant_id, account_id, decided_at);
select platform.wall('engagement.follow_up_decision', 'select, insert');

select platform.field_class('engagement.follow_up_decision', 'health', 'reason');
select platform.plain_rest(one) from unnest(array['engagement.follow_up_rule', 'engagement.follow_up_decision']::regclass[]) one;
