package io.perennial.app.wall;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule for the database's system catalogue.
 *
 * @param name a sentence
 * @param offenders a query that returns one row for each violation
 * @param faults statements that each break the rule, so that it must find a violation
 */
record CatalogueRule(String name, String offenders, List<String> faults) {
    /** All tables without a tenant. Each addition needs a reason why it contains no tenant's data. */
    private static final String TENANT_FREE = """
            ('platform.tenant', 'jobs.scheduled_tasks', 'jobs.scheduled_timers')
            """;

    /** Common table expressions for the rules. All schemas that PostgreSQL does not provide are ours. */
    private static final String OURS = """
            with our_schema as (
                select oid, nspname from pg_namespace
                where nspname not in ('pg_catalog', 'information_schema') and nspname not like 'pg_toast%%' and nspname not like 'pg_temp%%'),
            relation as (
                select c.*, n.nspname || '.' || c.relname as name from pg_class c join our_schema n on n.oid = c.relnamespace),
            stored as (select * from relation where relkind in ('r', 'p')),
            tenant_free as (select * from stored where name in %1$s or relname = 'flyway_history'),
            walled as (select * from stored where name not in %1$s and relname <> 'flyway_history'),
            function as (
                select p.*, n.nspname || '.' || p.proname as name from pg_proc p join our_schema n on n.oid = p.pronamespace),
            tenant_column as (
                select * from pg_attribute where attname = 'tenant_id' and not attisdropped)
            """.formatted(TENANT_FREE);

    static Stream<CatalogueRule> all() {
        return Stream.of(TableRules.ALL, RoleRules.ALL, SightRules.ALL, ClassRules.ALL).flatMap(List::stream);
    }

    static CatalogueRule rule(String name, String offenders, String... faults) {
        return new CatalogueRule(name, offenders, List.of(faults));
    }

    List<String> broken(Connection superuser) throws SQLException {
        try (var rows = superuser.createStatement().executeQuery(OURS + offenders)) {
            var found = new ArrayList<String>();
            while (rows.next()) found.add(rows.getString(1));
            return found;
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
