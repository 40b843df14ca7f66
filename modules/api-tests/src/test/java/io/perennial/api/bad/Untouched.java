package io.perennial.api.bad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.perennial.api.OwnDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks that a refusal writes nothing to the database and reveals nothing about it. */
final class Untouched {
    private static final String NAMES = """
            select conname from pg_constraint k join pg_namespace n on n.oid = k.connamespace where nspname !~ '^pg_|^information_schema$'
            union select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where nspname !~ '^pg_|^information_schema$' and relkind = 'i'
            """;

    private static final List<String> BESIDE = List.of(
            "identity.", "platform.audit ", "platform.listener ", "platform.outbox ", "platform.sequencer ", "accounts.revenue_basis ",
            "health.full_run ", "health.score ",
            "health.tally ", "health.touched_account ", "renewals.forecast_line ", "renewals.forecast_snapshot ",
            "renewals.ledger_touched ",
            "renewals.touched_contract ");

    /** Counts only the rows of callers in tables to which jobs also write. */
    private static final String OF_CALLERS = """
            select 'platform.audit ' || count(*) from platform.audit where actor ~ '^(mem|cli)_'
            union all select 'platform.outbox ' || count(*) from platform.outbox where type not like 'health.%'
            order by 1
            """;

    private final Optional<OwnDatabase> database;
    private final List<String> names;
    private final List<String> before;

    Untouched(Optional<OwnDatabase> database) {
        this.database = database;
        try {
            names = database.isPresent() ? database.get().ask(NAMES) : List.of();
            before = rows();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Counts rows, except those that a login or a background job may write. */
    private List<String> rows() throws SQLException {
        if (database.isEmpty()) return List.of();
        var tables = database.get().rows().stream().filter(table -> BESIDE.stream().noneMatch(table::startsWith));
        return Stream.concat(tables, database.get().ask(OF_CALLERS).stream()).toList();
    }

    void check() throws SQLException {
        assertEquals(before, rows());
    }

    void saysNothingOfInsides(String refusal) {
        for (var name : names) assertFalse(refusal.contains(name), () -> name + " in " + refusal);
        for (var word : List.of("Exception", "org.postgresql", "jakarta.", "java.", "io.perennial", "SRVE", "\tat ", "SQLSTATE",
                "relation \""))
            assertFalse(refusal.contains(word), () -> word + " in " + refusal);
    }
}
