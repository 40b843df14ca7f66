package io.perennial.accounts.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that a contract shows the lines of the current day, and that its account is worth what they are. */
class LinesOfTodayIT {
    private final Books books = Books.of("alder" + Long.toString(System.nanoTime(), 36), "EUR");
    private final Books stranger = Books.of("birch" + Long.toString(System.nanoTime(), 36), "EUR");

    record Told(String told) {}

    @Test
    void on_its_day_a_version_takes_effect_and_the_account_is_worth_more() {
        var account = books.account();
        var contract = books.contract(account, "120.00", "EUR", "2026-01-01", null, 12);
        change(books, contract);
        var other = stranger.contract(stranger.account(), "120.00", "EUR", "2026-01-01", null, 12);
        change(stranger, other);

        books.recount("2026-03-10", account);
        assertEquals("EUR 120.00 10.00 2027-01-01 240.00 1", books.worth(account).worth(), "it renews for what its last day is worth");
        assertEquals("2026-07-01", String.valueOf(books.worth(account).nextChangeOn()));
        assertEquals("[] - 120.00 10.00 1 1", shown(books, contract));

        books.recountDue("2026-07-01");
        assertEquals("EUR 240.00 20.00 2027-01-01 240.00 1", books.worth(account).worth());
        assertEquals("[7] 2026-07-01 240.00 20.00 3 2", shown(books, contract));
        assertEquals("[] - 120.00 10.00 1 1", shown(stranger, other), "another company has its own day");

        books.recountDue("2026-07-02");
        assertEquals("[7] 2026-07-01 240.00 20.00 3 2", shown(books, contract));
    }

    private static void change(Books books, ContractId contract) {
        var versions = List.of(
                Map.of("effectiveOn", "2026-01-01", "lines", List.of(), "arr", Map.of("amount", "120.00"), "mrr", Map.of("amount", "10.00"),
                        "exactParts", 1),
                Map.of("effectiveOn", "2026-07-01", "lines", List.of(7), "arr", Map.of("amount", "240.00"), "mrr",
                        Map.of("amount", "20.00"),
                        "exactArr", "720", "exactParts", 3));
        books.work()
                .run(sql -> sql.change("update accounts.contract set versions = :versions::jsonb where tenant_id = :tenant and id = :id",
                        Map.of("id", contract, "versions", versions)));
    }

    private static String shown(Books books, ContractId contract) {
        return books.work().run(sql -> sql.list(Told.class,
                """
                select concat_ws(' ', lines, coalesce(lines_from::text, '-'), arr, mrr, exact_parts, version) as told
                from {whole accounts.contract} where id = :id
                """,
                Map.of("id", contract)).getFirst().told());
    }
}
