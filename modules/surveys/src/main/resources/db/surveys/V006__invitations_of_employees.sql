-- Which members a wave of employees asks, and if they have answered. Nothing ties an invitation to its answer: the answer names no invitation,
-- has a random id and only the day. team: by which the answer may be grouped; of several the first by name.
create table surveys.employee_invitation (
    tenant_id uuid    not null default platform.tenant(),
    id        uuid    not null,
    wave_id   uuid    not null,
    member_id uuid    not null,
    team      text,
    language  text,
    answered  boolean not null default false,
    primary key (tenant_id, id),
    unique (tenant_id, wave_id, member_id),
    foreign key (tenant_id, wave_id) references surveys.wave (tenant_id, id),
    foreign key (tenant_id, member_id) references identity.member (tenant_id, id)
);
select platform.wall('surveys.employee_invitation');
select platform.plain_rest('surveys.employee_invitation');
