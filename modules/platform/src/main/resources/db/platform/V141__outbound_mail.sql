-- Mail to people outside. cause: what it is sent for, so that it is sent once. text: {link} stands for the address of a signed page, whose token is
-- made when the mail is sent and kept nowhere. kept: no mail server is set. next_at: when it is tried (again); a node that sends it moves this
-- ahead first, so that another one takes over if it dies. thread: mails with the same one belong together.
create table platform.mail (
    tenant_id      uuid        not null default platform.tenant(),
    id             uuid        not null,
    cause          text        not null check (length(cause) between 1 and 200),
    template       text        not null check (template ~ '^[a-z_]{1,50}$'),
    language       text        not null check (language in ('en', 'zh-Hans', 'zh-Hant')),
    state          text        not null check (state in ('queued', 'sent', 'failed', 'kept')),
    record         text        not null check (length(record) between 3 and 100),
    record_id      uuid        not null,
    sender_name    text        not null check (length(sender_name) between 1 and 200),
    recipient      text        not null check (length(recipient) between 1 and 300),
    recipient_name text check (length(recipient_name) between 1 and 200),
    subject        text        not null check (length(subject) between 1 and 300),
    text           text        not null check (length(text) between 1 and 200000),
    thread         text        not null check (length(thread) between 1 and 100),
    link_purpose   text check (link_purpose ~ '^[a-z_]{1,50}$'),
    link_letter    text check (link_letter ~ '^[a-z]$'),
    link_days      integer check (link_days > 0),
    attempts       integer     not null default 0 check (attempts >= 0),
    next_at        timestamptz,
    sent_at        timestamptz,
    error          text check (length(error) between 1 and 300),
    created_at     timestamptz not null,
    updated_at     timestamptz not null check (updated_at >= created_at),
    primary key (tenant_id, id),
    check ((state = 'queued') = (next_at is not null)),
    check ((state = 'sent') = (sent_at is not null)),
    check ((link_purpose is null) = (link_days is null) and (link_purpose is null) = (link_letter is null))
);
create unique index mail_by_cause on platform.mail (tenant_id, cause);
create index mail_by_record on platform.mail (tenant_id, record, id);
create index mail_due on platform.mail (tenant_id, next_at, id) where state = 'queued';
select platform.wall('platform.mail');
select platform.field_class('platform.mail', 'contact_details', 'recipient');
select platform.field_class('platform.mail', 'person_names', 'recipient_name');
select platform.field_class('platform.mail', 'free_text', 'subject', 'text');
select platform.field_class('platform.mail', 'internal', 'error');
select platform.plain_rest('platform.mail');
