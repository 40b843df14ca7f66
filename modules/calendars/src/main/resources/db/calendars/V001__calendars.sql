-- Business calendars.
grant usage on schema calendars to perennial_app;

-- What the tenant's files say; each change of a row becomes a new version.
create table calendars.declared_calendar (
    tenant_id  uuid  not null default platform.tenant(),
    name       text  not null check (name ~ '^[a-z][a-z0-9_-]{0,49}$'),
    definition jsonb not null check (jsonb_typeof(definition) = 'object'),
    primary key (tenant_id, name)
);
select platform.wall('calendars.declared_calendar', 'select');
select platform.plain_rest('calendars.declared_calendar');

-- Which calendar applies in a country. The country of the tenant's default calendar is empty.
create table calendars.declared_choice (
    tenant_id uuid not null default platform.tenant(),
    country   text not null check (country ~ '^([A-Z]{2})?$'),
    calendar  text not null check (calendar ~ '^[a-z][a-z0-9_-]{0,49}$'),
    primary key (tenant_id, country)
);
select platform.wall('calendars.declared_choice', 'select');
select platform.plain_rest('calendars.declared_choice');

-- declared: it comes from the tenant's files, and only they change it.
create table calendars.calendar (
    tenant_id  uuid        not null default platform.tenant(),
    id         uuid        not null,
    name       text        not null check (name ~ '^[a-z][a-z0-9_-]{0,49}$'),
    declared   boolean     not null,
    version    bigint      not null default 1 check (version > 0),
    created_at timestamptz not null,
    updated_at timestamptz not null check (updated_at >= created_at),
    primary key (tenant_id, id),
    unique (tenant_id, name)
);
select platform.wall('calendars.calendar', 'select, insert, update');
select platform.plain_rest('calendars.calendar');

-- The rules of a calendar from an instant on (CalendarBody). A version that has been valid is neither changed nor deleted, because figures
-- were computed by it; one that is only planned may be replaced.
create table calendars.calendar_version (
    tenant_id   uuid        not null default platform.tenant(),
    calendar_id uuid        not null,
    number      integer     not null check (number > 0),
    valid_from  timestamptz not null,
    definition  jsonb       not null check (jsonb_typeof(definition) = 'object'),
    created_at  timestamptz not null,
    primary key (tenant_id, calendar_id, number),
    unique (tenant_id, calendar_id, valid_from),
    foreign key (tenant_id, calendar_id) references calendars.calendar (tenant_id, id)
);
select platform.wall('calendars.calendar_version', 'select, insert, delete');
select platform.plain_rest('calendars.calendar_version');
