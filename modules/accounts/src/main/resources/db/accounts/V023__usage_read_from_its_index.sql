-- With the value in it the index of the primary key answers for an account's points by itself. They came day by day, each between those of
-- all other accounts, so that reading them one by one from the table touches as many pages as there are points.
alter table accounts.usage_point
    drop constraint usage_point_pkey,
    add primary key (tenant_id, account_id, metric, at, key) include (value);
