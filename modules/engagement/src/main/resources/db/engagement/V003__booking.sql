-- Invitations to book a callback through a signed link (platform.link names them by their ids), and what was booked.
create table engagement.booking (
    tenant_id   uuid        not null default platform.tenant(),
    id          uuid        not null,
    account_id  uuid        not null,
    contact_id  uuid        not null,
    purpose     text        not null check (length(purpose) between 1 and 50),
    subject     text        not null check (length(subject) between 1 and 200),
    member_id   uuid,
    callback_id uuid,
    created_at  timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id),
    foreign key (tenant_id, contact_id) references accounts.contact (tenant_id, id),
    foreign key (tenant_id, member_id) references identity.member (tenant_id, id),
    foreign key (tenant_id, callback_id) references engagement.callback (tenant_id, id)
);
select platform.wall('engagement.booking', 'select, insert, update');
select platform.field_class('engagement.booking', 'free_text', 'subject');
select platform.plain_rest('engagement.booking');
