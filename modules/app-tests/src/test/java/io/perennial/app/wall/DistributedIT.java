package io.perennial.app.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.platform.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Runs {@code infra/citus/distribute.sql} and {@code platform.wall} against functions with the names of Citus that only take notes. No Citus
 * is available here, so this tests which tables are distributed and in which order, and not what Citus does with them.
 */
class DistributedIT {
    private static final Path FOLDER = Path.of("../../infra/citus");

    /** Refuses, as Citus does, what has row-level security for its caller, a partition, or a foreign key to a table that comes later. */
    private static final String CITUS =
            """
            set local allow_system_table_mods = on;
            insert into pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
            values (4294967000, 'citus', 10, 'public'::regnamespace, false, '14');
            create table public.pg_dist_partition (place serial, logicalrelid regclass unique);
            create table public.distributed_function (called regprocedure);
            create function public.create_distributed_table(t regclass, by text, colocate_with text default '', shard_count int default 0)
                returns void language plpgsql as
            $$
            begin
                if by <> 'tenant_id' or (colocate_with = '') = (t <> 'platform.owner'::regclass) then
                    raise 'not by tenant: %', t;
                end if;
                if (select relispartition from pg_class where oid = t) then
                    raise 'a partition: %', t;
                end if;
                if (select relrowsecurity and not (select rolsuper from pg_roles where rolname = current_user) from pg_class where oid = t) then
                    raise 'row-level security: %', t;
                end if;
                if exists (select from pg_constraint k where k.conrelid = t and k.contype = 'f' and k.confrelid <> t
                           and not exists (select from public.pg_dist_partition d where d.logicalrelid = k.confrelid)
                           and not (select relispartition from pg_class where oid = k.confrelid)) then
                    raise 'before what it names: %', t;
                end if;
                insert into public.pg_dist_partition (logicalrelid) values (t);
            end
            $$;
            create function public.create_distributed_function(f regprocedure) returns void
                language sql as 'insert into public.distributed_function values (f)';
            grant usage on schema public to public;
            grant all on all tables in schema public to public;
            grant all on all sequences in schema public to public;
            """;
    private static final String DISTRIBUTED = "select logicalrelid::text from public.pg_dist_partition order by place";
    private static final String WALLED =
            """
            select c.oid::regclass::text from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
            where c.relkind in ('r', 'p') and not c.relispartition
            """;
    private static final String OTHERS =
            """
            select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'public') and n.nspname not like 'pg_toast%'
              and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id')
            """;
    private static final String NEW_TABLE =
            """
            set local role perennial_owner;
            create table accounts.newcomer (tenant_id uuid not null default platform.tenant(), month int, primary key (tenant_id, month))
                partition by range (month);
            select platform.wall('accounts.newcomer');
            create table accounts.newcomer_1 partition of accounts.newcomer for values from (1) to (2);
            select platform.wall('accounts.newcomer_1');
            """;
    private static final Pattern LOCAL = Pattern.compile("(?m)^-- local (\\S+)$");

    private interface Work {
        void with(Connection superuser) throws SQLException, IOException;
    }

    private static void rolledBack(Work work) throws SQLException, IOException {
        try (var superuser = TestDatabase.shared().superuserDataSource().getConnection()) {
            superuser.setAutoCommit(false);
            try {
                work.with(superuser);
            } finally {
                superuser.rollback();
            }
        }
    }

    @Test
    void every_table_of_tenants_is_distributed_and_every_other_one_is_named_as_local() throws SQLException, IOException {
        rolledBack(superuser -> {
            run(superuser, CITUS);
            run(superuser, Files.readString(FOLDER.resolve("distribute.sql")));
            var distributed = ask(superuser, DISTRIBUTED);
            assertEquals("platform.owner", distributed.getFirst());
            assertTrue(distributed.size() > 50, distributed::toString);
            assertEquals(new TreeSet<>(ask(superuser, WALLED)), new TreeSet<>(distributed));
            var local = LOCAL.matcher(Files.readString(FOLDER.resolve("distribute.sql"))).results().map(found -> found.group(1)).toList();
            assertEquals(List.of(), ask(superuser, OTHERS).stream()
                    .filter(table -> !local.contains(table) && !local.contains("*" + table.substring(table.indexOf('.')))).toList());
            assertTrue(
                    ask(superuser, "select called::text from public.distributed_function").contains("accounts.half_even(numeric,integer)"));

            run(superuser, Files.readString(FOLDER.resolve("distribute.sql")));
            assertEquals(distributed, ask(superuser, DISTRIBUTED));
        });
    }

    @Test
    void a_new_table_is_distributed_before_its_wall_and_its_partitions_are_not() throws SQLException, IOException {
        rolledBack(superuser -> {
            run(superuser, CITUS);
            run(superuser, "insert into public.pg_dist_partition (logicalrelid) values ('platform.owner')");
            run(superuser, NEW_TABLE);
            assertEquals(List.of("platform.owner", "accounts.newcomer"), ask(superuser, DISTRIBUTED));
        });
    }

    @Test
    void before_the_tables_are_distributed_a_new_one_is_only_walled() throws SQLException, IOException {
        rolledBack(superuser -> {
            run(superuser, CITUS);
            run(superuser, NEW_TABLE);
            assertEquals(List.of(), ask(superuser, DISTRIBUTED));
        });
    }

    @Test
    void the_settings_are_of_roles_that_there_are() throws SQLException, IOException {
        var settings = Files.readString(FOLDER.resolve("roles.sql"));
        var roles = Pattern.compile("(?m)^alter role (\\w+) set ").matcher(settings).results().map(found -> found.group(1)).toList();
        assertFalse(roles.isEmpty());
        rolledBack(superuser -> {
            assertTrue(ask(superuser, "select rolname from pg_roles").containsAll(roles), roles::toString);
            run(superuser, settings);
        });
    }

    private static void run(Connection superuser, String script) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(script);
        }
    }

    private static List<String> ask(Connection superuser, String question) throws SQLException {
        try (var statement = superuser.createStatement(); var rows = statement.executeQuery(question)) {
            var answers = new ArrayList<String>();
            while (rows.next()) answers.add(rows.getString(1));
            return answers;
        }
    }
}
