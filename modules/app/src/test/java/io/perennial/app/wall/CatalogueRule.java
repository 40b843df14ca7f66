package io.perennial.app.wall;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule for the database's own catalogue.
 *
 * @param name as a sentence
 * @param offenders a query for the objects that break the rule, one a row
 * @param faults statements; after any one of them the rule must find something
 */
record CatalogueRule(String name, String offenders, List<String> faults) {
    /** The complete list of tables without a tenant. A new entry must say why the table holds no tenant's data. */
    private static final String TENANT_FREE = """
            ('platform.tenant', 'jobs.scheduled_tasks', 'jobs.scheduled_timers', 'platform.flyway_history', 'records.flyway_history', 'identity.flyway_history', 'accounts.flyway_history',
             'health.flyway_history', 'renewals.flyway_history')
            """;

    /** Short names for the objects in the rules. Everything that PostgreSQL did not create is ours. */
    private static final String OURS = """
            with our_schema as (
                select oid, nspname from pg_namespace
                where nspname not in ('pg_catalog', 'information_schema') and nspname not like 'pg_toast%%' and nspname not like 'pg_temp%%'),
            relation as (
                select c.*, n.nspname || '.' || c.relname as name from pg_class c join our_schema n on n.oid = c.relnamespace),
            stored as (select * from relation where relkind in ('r', 'p')),
            tenant_free as (select * from stored where name in %s),
            walled as (select * from stored where name not in %s),
            function as (
                select p.*, n.nspname || '.' || p.proname as name from pg_proc p join our_schema n on n.oid = p.pronamespace),
            tenant_column as (
                select * from pg_attribute where attname = 'tenant_id' and not attisdropped)
            """.formatted(TENANT_FREE, TENANT_FREE);

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
