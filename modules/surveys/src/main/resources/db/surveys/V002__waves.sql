-- Waves: a version of a survey that is asked of many at once. Invitations: who was asked, and who was not and why.

-- audience: AudienceBody. asked_per_month: a wave of a trigger, of one month, which opens by itself.
create table surveys.wave (
    tenant_id      uuid        not null default platform.tenant(),
    id             uuid        not null,
    survey_id      uuid        not null,
    survey_version integer     not null,
    name           text        not null check (length(name) between 1 and 100),
    audience       jsonb       not null check (jsonb_typeof(audience) = 'object'),
    sample         integer check (sample > 0),
    seed           integer     not null,
    closes_at      timestamptz not null check (isfinite(closes_at)),
    quotas         jsonb       not null default '{}' check (jsonb_typeof(quotas) = 'object'),
    month          date,
    state          text        not null check (state in ('draft', 'open', 'closed')),
    opened_at      timestamptz,
    closed_at      timestamptz,
    version        bigint      not null default 1 check (version > 0),
    created_at     timestamptz not null,
    updated_at     timestamptz not null check (updated_at >= created_at),
    primary key (tenant_id, id),
    foreign key (tenant_id, survey_id, survey_version) references surveys.survey_version (tenant_id, survey_id, number)
);
create unique index wave_of_month on surveys.wave (tenant_id, survey_id, survey_version, month) where month is not null;
create index wave_by_survey on surveys.wave (tenant_id, survey_id, id);
select platform.wall('surveys.wave');

-- reasons: why the contact was not asked, in the order of the rules (Reason.java), each with the day until which it holds.
-- form_hash: of the secret of the form that answered it, with which the answer can be changed. send_at: when it goes out, because of quiet hours. cause: what a trigger asked for, such as a ticket.
create table surveys.invitation (
    tenant_id    uuid        not null default platform.tenant(),
    id           uuid        not null,
    wave_id      uuid        not null,
    survey_id    uuid        not null,
    account_id   uuid        not null,
    contact_id   uuid        not null,
    ticket_id    uuid,
    cause        text        not null check (length(cause) between 1 and 100),
    state        text        not null check (state in ('not_asked', 'decided', 'sent', 'delivered', 'opened', 'answered', 'expired', 'bounced')),
    reasons      jsonb       not null default '[]' check (jsonb_typeof(reasons) = 'array'),
    language     text,
    decided_at   timestamptz not null,
    send_at      timestamptz,
    sent_at      timestamptz,
    delivered_at timestamptz,
    bounced_at   timestamptz,
    opened_at    timestamptz,
    answered_at  timestamptz,
    reminded_at  timestamptz,
    form_hash    text,
    primary key (tenant_id, id),
    foreign key (tenant_id, wave_id) references surveys.wave (tenant_id, id),
    foreign key (tenant_id, survey_id) references surveys.survey (tenant_id, id),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id),
    foreign key (tenant_id, contact_id) references accounts.contact (tenant_id, id)
);
create unique index invitation_by_cause on surveys.invitation (tenant_id, wave_id, contact_id, cause);
create index invitation_by_survey on surveys.invitation (tenant_id, survey_id, id);
create index invitation_by_contact on surveys.invitation (tenant_id, contact_id, id);
create index invitation_by_account on surveys.invitation (tenant_id, account_id, id);
select platform.wall('surveys.invitation');

-- Who was asked on which day, by us or by another system: what quarantines count. kind: null if another system did not say it.
create table surveys.pressure (
    tenant_id     uuid        not null default platform.tenant(),
    id            uuid        not null,
    contact_id    uuid        not null,
    account_id    uuid        not null,
    kind          text check (kind in ('nps', 'csat', 'ces', 'enps', 'custom')),
    day           date        not null check (isfinite(day)),
    channel       text        not null check (channel ~ '^[a-z0-9_]{1,50}$'),
    invitation_id uuid,
    created_at    timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, contact_id) references accounts.contact (tenant_id, id)
);
create index pressure_by_contact on surveys.pressure (tenant_id, contact_id, day);
create index pressure_by_account on surveys.pressure (tenant_id, account_id, day);
select platform.wall('surveys.pressure');

-- One row per contact, which whoever decides about the contact locks.
create table surveys.contact_gate (
    tenant_id  uuid        not null default platform.tenant(),
    contact_id uuid        not null,
    decided_at timestamptz not null,
    primary key (tenant_id, contact_id)
);
select platform.wall('surveys.contact_gate');

-- Who wants to be asked nothing any more, by contact and by address, which holds for a contact who is created again.
create table surveys.opt_out (
    tenant_id  uuid        not null default platform.tenant(),
    address    text        not null check (length(address) between 1 and 254),
    contact_id uuid        not null,
    created_at timestamptz not null,
    primary key (tenant_id, address, contact_id)
);
create index opt_out_by_contact on surveys.opt_out (tenant_id, contact_id);
select platform.wall('surveys.opt_out');

select platform.field_class('surveys.opt_out', 'contact_details', 'address');
select platform.plain_rest(one) from unnest(array['surveys.wave', 'surveys.invitation', 'surveys.pressure', 'surveys.contact_gate',
                                                  'surveys.opt_out']::regclass[]) one;
