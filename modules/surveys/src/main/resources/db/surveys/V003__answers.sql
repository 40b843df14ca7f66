-- Answers, each to the version that was asked, with the customer as it was then.

-- account_id, contact_id: null for employees, whose answers name nobody. score: of the scored question. given: the values of the other
-- questions by their ids. frozen: FrozenFacts, as they were on that day. loop_state: what was done about an unhappy answer; null for others.
create table surveys.answer (
    tenant_id      uuid        not null default platform.tenant(),
    id             uuid        not null,
    survey_id      uuid        not null,
    survey_version integer     not null,
    kind           text        not null check (kind in ('nps', 'csat', 'ces', 'enps', 'custom')),
    wave_id        uuid,
    invitation_id  uuid,
    account_id     uuid,
    contact_id     uuid,
    ticket_id      uuid,
    score          integer check (score between 0 and 10),
    comment        text check (length(comment) between 1 and 4000),
    given          jsonb       not null default '{}' check (jsonb_typeof(given) = 'object'),
    language       text,
    call_me        boolean     not null,
    seconds        integer check (seconds >= 0),
    complete       boolean     not null,
    answered_at    timestamptz not null check (isfinite(answered_at)),
    history        boolean     not null,
    attributes     jsonb       not null default '{}' check (jsonb_typeof(attributes) = 'object'),
    frozen         jsonb       not null default '{}' check (jsonb_typeof(frozen) = 'object'),
    loop_state     text check (loop_state in ('open', 'contacted', 'resolved', 'no_contact')),
    loop_owner_id  uuid,
    loop_due_on    date,
    loop_cause     text check (length(loop_cause) between 1 and 1000),
    loop_action    text check (length(loop_action) between 1 and 1000),
    loop_closed_at timestamptz,
    version        bigint      not null default 1 check (version > 0),
    created_at     timestamptz not null,
    updated_at     timestamptz not null check (updated_at >= created_at),
    deleted_at     timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, survey_id, survey_version) references surveys.survey_version (tenant_id, survey_id, number),
    foreign key (tenant_id, wave_id) references surveys.wave (tenant_id, id),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id),
    foreign key (tenant_id, contact_id) references accounts.contact (tenant_id, id),
    check (contact_id is null or account_id is not null),
    check (kind <> 'enps' or account_id is null)
);
create index answer_by_time on surveys.answer (tenant_id, answered_at, id) where deleted_at is null;
create index answer_by_survey on surveys.answer (tenant_id, survey_id, answered_at) where deleted_at is null;
create index answer_by_account on surveys.answer (tenant_id, account_id, answered_at, id) where deleted_at is null;
create index answer_by_contact on surveys.answer (tenant_id, contact_id, answered_at) where deleted_at is null;
create index answer_by_invitation on surveys.answer (tenant_id, invitation_id) where invitation_id is not null;
select platform.wall('surveys.answer');

-- Without the answers of employees, which nobody reads one by one. Each with who owns its account, and the account's segment.
create view surveys.live_answer with (security_invoker) as
select t.tenant_id, t.id, t.survey_id, t.survey_version, t.kind, t.wave_id, t.invitation_id, t.account_id, t.contact_id, t.ticket_id, t.score,
       t.comment, t.given, t.language, t.call_me, t.seconds, t.complete, t.answered_at, t.history, t.frozen, t.loop_state,
       t.loop_owner_id, t.loop_due_on, t.loop_cause, t.loop_action, t.loop_closed_at,
       (select coalesce(jsonb_agg(jsonb_build_object('system', k.system, 'externalId', k.external_id) order by k.place), '[]')
        from records.external_key k
        where k.tenant_id = t.tenant_id and k.kind = 'answers' and k.record_id = t.id) as external_keys,
       t.version, t.created_at, t.updated_at, a.owner_id as account_owner_id, a.segment as account_segment
from surveys.answer t
left join accounts.live_account a on a.tenant_id = t.tenant_id and a.id = t.account_id
where t.deleted_at is null and t.kind <> 'enps';
grant select on surveys.live_answer to perennial_app;

-- The answers of employees, for their results only.
create view surveys.employee_answer with (security_invoker) as
select tenant_id, survey_id, survey_version, score, comment, attributes, answered_at from surveys.answer
where deleted_at is null and kind = 'enps';
grant select on surveys.employee_answer to perennial_app;

create view surveys.live_invitation with (security_invoker) as
select i.*, a.owner_id as account_owner_id, a.segment as account_segment, a.tier, c.name as contact_name
from surveys.invitation i
join accounts.live_account a on a.tenant_id = i.tenant_id and a.id = i.account_id
join accounts.live_contact c on c.tenant_id = i.tenant_id and c.id = i.contact_id;
grant select on surveys.live_invitation to perennial_app;

select platform.field_class(one, 'free_text', 'comment') from unnest(array['surveys.answer', 'surveys.live_answer', 'surveys.employee_answer']::regclass[]) one;
select platform.field_class(one, 'free_text', 'given', 'loop_cause', 'loop_action') from unnest(array['surveys.answer', 'surveys.live_answer']::regclass[]) one;
select platform.field_class('surveys.live_invitation', 'person_names', 'contact_name');
select platform.plain_rest(one) from unnest(array['surveys.answer', 'surveys.live_answer', 'surveys.employee_answer', 'surveys.live_invitation']::regclass[]) one;
