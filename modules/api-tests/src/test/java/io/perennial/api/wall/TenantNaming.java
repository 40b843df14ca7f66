package io.perennial.api.wall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.perennial.api.OwnDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks that a statement names its tenant wherever it touches a tenant's rows. PostgreSQL itself plans the statement without running it,
 * as the superuser, for whom no policy applies and no default supplies a tenant. Thus only the statement itself separates the tenants in
 * that plan. The plan has resolved views, sub-selects, CTEs and partitions and has removed conditions without effect. It also carries the
 * tenant over from one table to another whose {@code tenant_id} must be equal, which is also how a statement finds its shard.
 */
final class TenantNaming implements AutoCloseable {
    static final String CATALOGUE = "platform.tenant";

    /** Tables of no tenant, and why. */
    private static final Map<String, String> NOBODYS_TABLES = Map.of(
            "pg_catalog.pg_class", "PostgreSQL's own: of which class each column is, that the migrations have declared",
            "pg_catalog.pg_attribute", "the same",
            "pg_catalog.pg_namespace", "the same",
            "jobs.scheduled_tasks",
            "db-scheduler's own table: its role sees no tenant's rows, and a job enters its tenant through the wall",
            "jobs.scheduled_timers",
            "the same for what the clock starts: a tenant's row says when its next timer is due, and nothing else of it");

    private static final Map<Pattern, String> NOBODYS_COMMANDS = Map.of(
            Pattern.compile("BEGIN|COMMIT|ROLLBACK"), "the bounds of a transaction",
            Pattern.compile("set local app\\.tenant = '[0-9a-f-]{36}'"), "says whose the transaction is",
            Pattern.compile("set local (statement|lock)_timeout = '30s'"), "gives work more time",
            Pattern.compile("lock table platform\\.tenant in share row exclusive mode"), "lets one process apply files; no server may",
            Pattern.compile(
                    "SHOW TRANSACTION ISOLATION LEVEL|SET SESSION CHARACTERISTICS AS TRANSACTION [A-Z ]+|SET application_name = '[^']*'"),
            "what pool and driver say on a new connection");

    private static final String VALUE = "(?:\\$\\d+|'[0-9a-f-]{36}'::uuid)";
    private static final Pattern TEXT = Pattern.compile("'(?![0-9a-f-]{36}')(?:[^']|'')*'");
    private static final Pattern INNERMOST = Pattern.compile("\\([^()]*\\)");
    private static final String NAMED = "\u0001";
    private static final Pattern GIVEN_VALUE = Pattern.compile(VALUE);
    private static final Pattern GIVEN = Pattern.compile(VALUE + "|(?:[^()]+\\.)?tenant_id");

    /** Disables indexes, so that each condition is a filter of its table and not partly in an index. */
    private static final String PLAINLY = """
            set enable_indexscan = off; set enable_indexonlyscan = off; set enable_bitmapscan = off; set enable_tidscan = off;
            set enable_partition_pruning = off; set enable_self_join_elimination = off; set app.tenant = '00000000-0000-0000-0000-000000000000'
            """;

    private static final String WALLED = """
            select n.nspname || '.' || c.relname, a.attnum
            from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
            where exists (select from pg_policy where polrelid = c.oid)
            """;

    private final Connection superuser;
    private final Set<String> nobodysTables;
    private final Map<String, Integer> tenantColumns = new HashMap<>();

    /** @param more further tables of no tenant that the sender of the statements may touch */
    TenantNaming(OwnDatabase database, String... more) throws SQLException {
        nobodysTables = Stream.concat(NOBODYS_TABLES.keySet().stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
        superuser = database.connect("preferQueryMode=simple");
        try (var statement = superuser.createStatement()) {
            statement.execute(PLAINLY);
            try (var rows = statement.executeQuery(WALLED)) {
                while (rows.next()) tenantColumns.put(rows.getString(1), rows.getInt(2));
            }
        }
    }

    /** Returns the places where it does not; empty for a sound statement. */
    List<String> complaints(String statement) {
        var found = new ArrayList<String>();
        if (NOBODYS_COMMANDS.keySet().stream().noneMatch(command -> command.matcher(statement.strip()).matches())) {
            try {
                plan(statement).forEach(plan -> look(plan.path("Plan"), false, found));
            } catch (SQLException | JsonProcessingException unread) {
                found.add("cannot be read: " + unread.getMessage());
            }
        }
        return found;
    }

    private JsonNode plan(String statement) throws SQLException, JsonProcessingException {
        try (var asked = superuser.createStatement();
                var rows = asked.executeQuery("explain (verbose, generic_plan, costs off, format json) " + statement)) {
            rows.next();
            return new ObjectMapper().readTree(rows.getString(1));
        }
    }

    /** @param correlated true if the step is in a sub-select that is executed for each row of the tables around it */
    private void look(JsonNode step, boolean correlated, List<String> found) {
        var table = step.path("Schema").asText() + "." + step.path("Relation Name").asText();
        if (step.path("Node Type").asText().equals("ModifyTable")) written(step, table, found);
        else if (step.has("Relation Name")) read(step, table, correlated, found);
        step.path("Plans").forEach(below -> look(below, correlated || below.path("Parent Relationship").asText().equals("SubPlan"), found));
    }

    private void read(JsonNode step, String table, boolean correlated, List<String> found) {
        if (nobodysTables.contains(table)) return;
        if (!tenantColumns.containsKey(table)) found.add("reads " + table + ", of which nobody has said that it is no tenant's");
        else if (!isNamed(step.path("Filter").asText(), step.path("Alias").asText(), correlated))
            found.add("does not say whose rows of " + table + " it means: " + step.path("Filter").asText("no condition"));
    }

    /**
     * Returns true if a condition, as PostgreSQL prints it, cannot hold for rows of two tenants. A correlated sub-select may take the
     * tenant from an outer row, whose table is in the same plan and must name its tenant itself.
     */
    private static boolean isNamed(String condition, String alias, boolean correlated) {
        var column = "\"?" + Pattern.quote(alias) + "\"?\\.tenant_id";
        var other = "(?!" + column + ")\"?\\w+\"?\\.tenant_id";
        var value = correlated ? "(?:" + VALUE + "|" + other + ")" : VALUE;
        var naming = "\\((?:" + column + " = " + value + "|" + value + " = " + column + ")\\)";
        var rest = TEXT.matcher(condition).replaceAll("''").replaceAll(naming, NAMED);
        if (rest.startsWith("(")) rest = rest.substring(1, rest.length() - 1);
        for (var inner = INNERMOST.matcher(rest); inner.find(); inner = INNERMOST.matcher(rest)) rest = inner.replaceAll("_");
        return List.of(rest.split(" AND ")).contains(NAMED);
    }

    /** Checks inserts only, because an updated or deleted row is read first and checked there. */
    private void written(JsonNode step, String table, List<String> found) {
        switch (step.path("Operation").asText()) {
            case "Update", "Delete" -> {}
            case "Insert" -> inserted(step, table, found);
            default -> found.add("writes in a way that is not understood here: " + step.path("Operation"));
        }
    }

    private void inserted(JsonNode step, String table, List<String> found) {
        if (nobodysTables.contains(table)) return;
        for (var rows : step.path("Plans")) {
            if (!rows.path("Parent Relationship").asText().equals("Outer")) continue;
            var tenant = rows.path("Output").path(tenantColumns.getOrDefault(table, 0) - 1).asText("nothing");
            if (!GIVEN.matcher(tenant).matches()) found.add("does not say whose the new row of " + table + " is: " + tenant);
            else if (GIVEN_VALUE.matcher(tenant).matches() && !isOneRow(rows))
                found.add("takes the tenant of a set of new rows of " + table + " from a value and not from a row: " + tenant);
        }
    }

    /** Returns true for the row of {@code values}. A set of rows that gets a value as its tenant leaves its shard on a distributed database. */
    private static boolean isOneRow(JsonNode rows) {
        return rows.path("Node Type").asText().equals("Result") && !rows.has("Plans") && !rows.has("One-Time Filter");
    }

    @Override
    public void close() throws SQLException {
        superuser.close();
    }
}
