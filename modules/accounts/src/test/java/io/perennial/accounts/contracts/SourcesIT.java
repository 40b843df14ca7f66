package io.perennial.accounts.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import io.perennial.platform.testing.TestDatabase;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests from which day on the lines of a system count that changes them in place. */
class SourcesIT {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-10");

    private final String name = "cedar" + Long.toString(System.nanoTime(), 36);
    private final Books books = Books.of(name, "EUR");
    private final AccountId account = books.account();
    private final Contract contract = new Contract(body("2026-01-01", null, null, 10), Instant.parse("2026-01-01T09:00:00Z"));

    @BeforeEach
    void the_crm_changes_seats_in_place() throws SQLException {
        declare(name, "crm", "day_seen");
        declare(name, "erp", "start");
        declare(name + "x", "erp", "day_seen");
    }

    @Test
    void lines_of_such_a_system_count_from_the_day_on_which_they_are_seen() {
        assertEquals(TODAY, meant("crm", body("2026-01-01", null, null, 20)));
        assertEquals(null, meant("erp", body("2026-01-01", null, null, 20)));
        assertEquals(null, meant("billing", body("2026-01-01", null, null, 20)));
    }

    @Test
    void a_day_that_the_system_says_counts() {
        assertEquals(LocalDate.parse("2026-02-01"), meant("crm", body("2026-01-01", null, "2026-02-01", 20)));
    }

    @Test
    void what_stays_the_same_or_does_not_run_today_has_no_day() {
        assertEquals(null, meant("crm", body("2026-01-01", null, null, 10)));
        assertEquals(null, meant("crm", body("2026-03-10", null, null, 20)));
        assertEquals(null, meant("crm", body("2026-01-01", "2026-03-10", null, 20)));
    }

    private @Nullable LocalDate meant(String system, ContractBody to) {
        var meant = new LocalDate[1];
        books.on(TODAY.toString(), (revenue, sql) -> meant[0] = new ContractSurroundings(
                List.of(), List.of(contract), revenue, List.of(), TODAY, sql).meant(contract, to, system).effectiveOn());
        return meant[0];
    }

    private static void declare(String tenant, String system, String from) throws SQLException {
        try (var connection = TestDatabase.shared().ownerDataSource().getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local app.tenant = '" + TestDatabase.shared().tenant(tenant) + "'");
            statement.execute("insert into accounts.declared_source (system, changes_from) values ('%s', '%s') on conflict do nothing"
                    .formatted(system, from));
            connection.commit();
        }
    }

    private ContractBody body(String starts, @Nullable String ends, @Nullable String day, int seats) {
        return new ContractBody(
                account, "C-1", LocalDate.parse(starts), ends == null ? null : LocalDate.parse(ends), null, null, null, true, null, null,
                Currency.getInstance("EUR"), day == null ? null : LocalDate.parse(day),
                List.of(new ContractLine("Seats", BigDecimal.valueOf(seats), BigDecimal.TEN, Per.MONTH, true)), List.of());
    }
}
