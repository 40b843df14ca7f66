-- Events are numbered 1, 2, 3 … after their commit, by whoever reads first. Positions were transaction ids before: those belong to one
-- cluster, so after a restore no listener received anything, and a long transaction of one tenant delayed the events of all tenants.
-- The columns of transaction ids stay for servers of the previous release.
alter table platform.outbox add column position bigint check (position > 0);

-- The columns of the change feed. The payload is for listeners only. Rows that were written before have none of them.
alter table platform.outbox add column kind text check (length(kind) between 1 and 100);
alter table platform.outbox add column record uuid;
alter table platform.outbox add column version bigint check (version > 0);
alter table platform.outbox add column op text check (op in ('created', 'changed', 'removed'));
alter table platform.outbox add column changed_fields text[];
alter table platform.outbox add column actor text check (length(actor) between 1 and 100);
alter table platform.outbox add column source text check (length(source) between 1 and 100);
alter table platform.outbox add column reason text check (reason in ('deleted', 'merged', 'erased'));
alter table platform.outbox add constraint only_a_removal_has_a_reason check ((op = 'removed') = (reason is not null));
create unique index outbox_by_position on platform.outbox (tenant_id, position);
create index outbox_without_position on platform.outbox (tenant_id, id) where position is null;
grant update (position) on platform.outbox to perennial_app;

-- The last position of each tenant. Its row is locked while events are numbered.
create table platform.sequencer (
    tenant_id uuid   not null default platform.tenant(),
    position  bigint not null check (position >= 0),
    primary key (tenant_id)
);
select platform.wall('platform.sequencer', 'select, insert, update');

alter table platform.listener add column position bigint not null default 0 check (position >= 0);
alter table platform.listener alter column transaction set default '0';
alter table platform.listener alter column event_id set default '00000000-0000-0000-0000-000000000000';

select platform.plain_rest('platform.outbox');
select platform.plain_rest('platform.listener');
select platform.plain_rest('platform.sequencer');

-- The events that a listener has handled are a prefix of the old order, so numbers in the old order lose and repeat nothing.
do $$
declare
    one uuid;
begin
    for one in select id from platform.tenant union all select '00000000-0000-0000-0000-000000000000' loop
        execute format('set local app.tenant = %L', one);
        update platform.outbox o set position = n.place
        from (select id, row_number() over (order by transaction, id) as place from platform.outbox where tenant_id = one) n
        where o.tenant_id = one and o.id = n.id;
        insert into platform.sequencer (tenant_id, position)
        select one, max(position) from platform.outbox where tenant_id = one having max(position) is not null;
        update platform.listener l set position = coalesce((
            select max(o.position) from platform.outbox o
            where o.tenant_id = one and (o.transaction, o.id) <= (l.transaction, l.event_id)), 0)
        where l.tenant_id = one;
    end loop;
end
$$;
