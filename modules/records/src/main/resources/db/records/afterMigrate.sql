-- Writes the last migration into the schema's comment, so that a server can read it without any right on Flyway's table.
do $$
begin
    execute format('comment on schema ${flyway:defaultSchema} is %L',
                   'Perennial, at migration ' || (select max(version::integer) from ${flyway:defaultSchema}.flyway_history where success));
end
$$;
