-- When members work, what they know, and when they are away.

-- What the tenant's files say of members (WorkingTimeBody), by e-mail address.
create table calendars.declared_working_time (
    tenant_id  uuid  not null default platform.tenant(),
    email      text  not null,
    definition jsonb not null check (jsonb_typeof(definition) = 'object'),
    primary key (tenant_id, email)
);
select platform.wall('calendars.declared_working_time', 'select');
select platform.field_class('calendars.declared_working_time', 'contact_details', 'email');
select platform.plain_rest('calendars.declared_working_time');

-- What the API says (WorkingTimeBody) of members of whom the files say nothing.
create table calendars.working_time (
    tenant_id  uuid        not null default platform.tenant(),
    member_id  uuid        not null,
    definition jsonb       not null check (jsonb_typeof(definition) = 'object'),
    version    bigint      not null default 1 check (version > 0),
    updated_at timestamptz not null,
    primary key (tenant_id, member_id),
    foreign key (tenant_id, member_id) references identity.member (tenant_id, id)
);
select platform.wall('calendars.working_time');
select platform.plain_rest('calendars.working_time');

-- until_at: this instant is not part of it.
create table calendars.absence (
    tenant_id  uuid        not null default platform.tenant(),
    id         uuid        not null,
    member_id  uuid        not null,
    from_at    timestamptz not null check (isfinite(from_at)),
    until_at   timestamptz not null check (isfinite(until_at)),
    reason     text check (length(reason) between 1 and 200),
    version    bigint      not null default 1 check (version > 0),
    created_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, member_id) references identity.member (tenant_id, id),
    check (until_at > from_at)
);
create index absence_by_member on calendars.absence (tenant_id, member_id, until_at);
select platform.wall('calendars.absence', 'select, insert, delete');
select platform.field_class('calendars.absence', 'internal', 'reason');
select platform.plain_rest('calendars.absence');

-- What a member says of the moment: away until an instant, or until the member says otherwise.
create table calendars.member_status (
    tenant_id uuid        not null default platform.tenant(),
    member_id uuid        not null,
    status    text        not null check (status in ('available', 'away')),
    until_at  timestamptz check (isfinite(until_at)),
    at        timestamptz not null,
    version   bigint      not null default 1 check (version > 0),
    primary key (tenant_id, member_id),
    foreign key (tenant_id, member_id) references identity.member (tenant_id, id)
);
select platform.wall('calendars.member_status');
select platform.plain_rest('calendars.member_status');

-- What other modules may read of absences.
create view calendars.live_absence with (security_invoker) as
select tenant_id, id, member_id, from_at, until_at from calendars.absence;
grant select on calendars.live_absence to perennial_app;
select platform.plain_rest('calendars.live_absence');
