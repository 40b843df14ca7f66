package io.perennial.renewals.ledger;

import static io.perennial.renewals.ledger.Bookkeeping.contract;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import io.perennial.platform.requests.Query;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestLists;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExcludedContractIT {
    private final Bookkeeping company = new Bookkeeping("excluded", "EUR");
    private final Bookkeeping stranger = new Bookkeeping("stranger", "EUR");
    private final UUID account = company.account();

    @Test
    void what_counts_on_days_without_a_rate_is_listed_with_these_days() {
        company.rate("USD", LocalDate.parse("2024-06-01"), new BigDecimal("0.5"));
        write("2024-01-01", null, "USD");
        write("2024-02-01", "2024-03-01", "USD");
        write("2024-06-01", null, "USD");
        write("2024-01-02", null, "CHF");
        write("2024-01-03", "2024-01-03", "CHF");
        write("2024-01-01", null, "EUR");

        assertEquals(List.of("USD 2024-01-01 2024-06-01 120.00", "CHF 2024-01-02 null 120.00", "USD 2024-02-01 2024-03-01 120.00"),
                excluded(company, Map.of()));
        assertEquals(List.of("CHF 2024-01-02 null 120.00"), excluded(company, Map.of("asOf", "2024-06-01")));
        assertEquals(3, excluded(company, Map.of("accountId", new AccountId(account).text())).size());
        assertEquals(List.of(), excluded(stranger, Map.of()));
        assertEquals(List.of(), excluded(company.work().seenBy(company.member()), Map.of()));
    }

    private void write(String starts, String ends, String currency) {
        company.write(contract(account, starts, ends, currency, "Fleet", "1", "10"));
    }

    private static List<String> excluded(Bookkeeping company, Map<String, String> asked) {
        return excluded(company.work(), asked);
    }

    private static List<String> excluded(TenantWork work, Map<String, String> asked) {
        var page =
                work.run(sql -> TestLists.on(sql).page(ExcludedContract.LISTING, new Query(new TreeMap<>(asked)), Map.of("books", "EUR")));
        return page.items().stream()
                .map(one -> one.currency() + " " + one.excludedFrom() + " " + one.excludedUntil() + " " + one.arr().amount()).toList();
    }
}
