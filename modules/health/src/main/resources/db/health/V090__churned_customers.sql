-- churned: the account was a customer and is none any more (Churn.java), as known when the score was computed. Scores of the days before this
-- migration do not say it.
alter table health.score add column churned boolean not null default false;
select platform.plain_rest('health.score');

-- The part of health.tally that is churned customers, by the same rule: distributions leave it out unless the caller asks for it.
create table health.churned_tally (
    tenant_id uuid    not null default platform.tenant(),
    day       date    not null,
    band      text    not null check (length(band) <= 20),
    bucket    integer not null check (bucket between -1 and 9),
    accounts  bigint  not null,
    points    bigint  not null,
    primary key (tenant_id, day, band, bucket)
);
select platform.wall('health.churned_tally');
select platform.field_class('health.churned_tally', 'health', 'accounts', 'band', 'bucket', 'points');
select platform.plain_rest('health.churned_tally');
