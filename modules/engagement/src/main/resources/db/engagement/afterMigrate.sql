-- Writes into the schema's comment where it has come to, so that a server can tell without any right on Flyway's table.
do $$
begin
    execute format('comment on schema ${flyway:defaultSchema} is %L',
                   'Perennial, at migration ' || (select max(version::integer) from ${flyway:defaultSchema}.flyway_history where success));
end
$$;
