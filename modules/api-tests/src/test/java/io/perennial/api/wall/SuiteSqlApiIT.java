package io.perennial.api.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perennial.api.OwnDatabase;
import io.perennial.api.Perennial;
import io.perennial.api.RunningPerennial;
import io.perennial.api.made.Records;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Tests that every statement of the whole suite names its tenant. It runs last, when all statements are in PostgreSQL's log. */
@ExtendWith(RunningPerennial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(Integer.MAX_VALUE)
class SuiteSqlApiIT {
    private final Perennial perennial;
    private final OwnDatabase database;
    private final TenantNaming naming;

    SuiteSqlApiIT(Perennial perennial) throws SQLException {
        assumeTrue(System.getProperty("perennial.url") == null, "Only the suite's own Perennial writes its statements down");
        this.perennial = perennial;
        this.database = perennial.database().orElseThrow();
        this.naming = new TenantNaming(database);
    }

    @AfterAll
    void close() throws SQLException {
        naming.close();
    }

    @Test
    void every_statement_of_the_suite_names_its_tenant() throws IOException, SQLException {
        letEveryJobRun();
        assertEquals("", unsound(database.statements().keySet(), naming::complaints));
    }

    @Test
    void so_does_every_statement_that_applies_the_tenants_files() throws IOException, SQLException {
        var statements = database.statementsOfTenants().keySet();
        for (var part : List.of("insert into platform.owner ", "insert into identity.member ", "insert into platform.audit ", "lock table"))
            assertTrue(String.join("\n", statements).contains(part), () -> "Nobody said " + part + " in " + statements);
        try (var others = new TenantNaming(database, TenantNaming.CATALOGUE)) {
            assertEquals("", unsound(statements, others::complaints));
        }
    }

    @Test
    void no_statement_leaves_its_shard_on_a_distributed_database() throws IOException, SQLException {
        letEveryJobRun();
        assertEquals("", unsound(database.statements().keySet(), ShardText::complaints));
        assertEquals("", unsound(database.statementsOfTenants().keySet(), ShardText::complaints));
    }

    private static String unsound(Collection<String> statements, Function<String, List<String>> complaints) {
        var unsound = new TreeMap<String, List<String>>();
        for (var statement : statements) {
            var found = complaints.apply(statement);
            if (!found.isEmpty()) unsound.put(statement, found);
        }
        return listed(unsound);
    }

    /** Makes all recurring jobs run now, because some may not have run yet. The sweep then covers every tenant. */
    private void letEveryJobRun() throws SQLException {
        var now = database.ask("select clock_timestamp()").getFirst();
        database.run("update platform.tenant set applied_at = clock_timestamp()");
        database.run(
                "update jobs.scheduled_timers set execution_time = clock_timestamp() where task_instance = 'recurring' and not picked");
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!database.ask(
                "select task_name from jobs.scheduled_timers where task_instance = 'recurring' and (last_success is null or last_success < '"
                        + now + "')")
                .isEmpty()) {
            if (System.nanoTime() > until) throw new AssertionError("A job does not run");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private static String listed(TreeMap<String, List<String>> unsound) {
        var lines = new ArrayList<String>();
        unsound.forEach((statement, complaints) -> lines
                .add(String.join("\n", complaints.stream().distinct().limit(5).toList()) + "\n    " + statement));
        return String.join("\n", lines);
    }

    /** Tests that the log has the expected statements, because the test above would also pass with an empty log. */
    @Test
    void what_was_heard_is_what_each_part_says() throws IOException, SQLException {
        letEveryJobRun();
        new Records(perennial, "northwind").id("ctr");
        var heard = String.join("\n", database.statements().keySet());
        for (var part : List.of("INSERT INTO accounts.account ", "insert into platform.outbox ", "insert into platform.audit ",
                "from (select * from accounts.",
                "from jobs.scheduled_tasks", "from platform.tenant_by_name(", "delete from platform.idempotency_key",
                "insert into accounts.revenue_basis", "set local app.tenant"))
            assertTrue(heard.contains(part), () -> "Nobody said " + part + " in " + heard);
    }

    @ParameterizedTest
    @FieldSource("io.perennial.api.wall.SampleStatements#UNSOUND")
    void a_statement_that_does_not_name_its_tenant_is_found_out(String statement) {
        var complaints = naming.complaints(statement);
        assertNotEquals(List.of(), complaints);
        assertTrue(complaints.stream().noneMatch(complaint -> complaint.contains("cannot be read")), complaints::toString);
    }

    @ParameterizedTest
    @FieldSource("io.perennial.api.wall.SampleStatements#UNREADABLE")
    void so_is_one_that_is_no_query_and_not_on_the_list(String statement) {
        assertTrue(naming.complaints(statement).toString().contains("cannot be read"), statement);
    }

    @ParameterizedTest
    @FieldSource("io.perennial.api.wall.SampleStatements#SOUND")
    void one_that_does_is_not(String statement) {
        assertEquals(List.of(), naming.complaints(statement));
    }
}
