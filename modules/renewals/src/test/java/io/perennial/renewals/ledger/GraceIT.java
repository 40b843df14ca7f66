package io.perennial.renewals.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.renewals.testing.Policies;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests the retention of customers whose contract goes on some days late. */
class GraceIT {
    private final Bookkeeping company = new Bookkeeping("grace", "EUR");

    /** Makes customers of 100.00 a month until the end of June: three go on late, two on time, and one not at all. */
    GraceIT() {
        customer("2024-07-15", "120");
        customer("2024-07-31", "80");
        customer("2024-08-01", "100");
        customer("2024-07-01", "100");
        customer(null, "0");
        var account = customer("2024-07-01", "100");
        company.write(Bookkeeping.contract(account, "2024-07-20", null, "EUR", "Fleet", "1", "50"));
        company.enter(account);
    }

    private UUID customer(@Nullable String goesOn, String price) {
        var account = company.account();
        company.write(Bookkeeping.contract(account, "2024-01-01", "2024-07-01", "EUR", "Fleet", "1", "100"));
        if (goesOn != null) company.write(Bookkeeping.contract(account, goesOn, null, "EUR", "Fleet", "1", price));
        company.enter(account);
        return account;
    }

    @Test
    void in_a_gap_within_the_grace_the_former_contract_counts() {
        assertEquals("600.00 400.00 0.00 0.00 200.00 4 0 0.00", retention("2024-06-30", "2024-07-10", null));

        Policies.grace(name(), 30);

        assertEquals("600.00 200.00 0.00 0.00 400.00 2 0 200.00", retention("2024-06-30", "2024-07-10", null));
        assertEquals("600.00 200.00 0.00 70.00 470.00 2 0 100.00", retention("2024-06-30", "2024-07-20", null));
        assertEquals("600.00 100.00 20.00 70.00 550.00 2 1 0.00", retention("2024-06-30", "2024-08-10", null));
        assertEquals("400.00 0.00 20.00 70.00 450.00 0 0 0.00", retention("2024-07-10", "2024-08-10", null), "the gap may be at the start");
    }

    @Test
    void as_known_on_a_day_and_to_another_company_it_is_the_same_rule() {
        Policies.grace(name(), 30);

        assertEquals("600.00 200.00 0.00 0.00 400.00 2 0 200.00", retention("2024-06-30", "2024-07-10", company.home().today()));
        var stranger = new Bookkeeping("stranger", "EUR");
        Policies.grace(stranger.name(), 30);
        assertEquals("0.00 0.00 0.00 0.00 0.00 0 0 0.00", stranger.in(sql -> told(Retention.of(LocalDate.parse("2024-06-30"),
                LocalDate.parse("2024-07-10"), null, KnownEntries.asOf(null, stranger.home(), sql), sql))));
    }

    private String name() {
        return company.name();
    }

    /** Returns the figures, the same by both ways of computing them. */
    private String retention(String from, String to, @Nullable LocalDate known) {
        var told = company.in(sql -> List.of(1, 20_000).stream()
                .map(few -> told(Retention.of(LocalDate.parse(from), LocalDate.parse(to), known,
                        KnownEntries.asOf(known, few, company.home(), sql), sql)))
                .distinct().toList());
        assertEquals(1, told.size(), told::toString);
        return told.getFirst();
    }

    private static String told(Retention of) {
        return String.join(" ", of.startMrr().amount().toPlainString(), of.churn().amount().toPlainString(),
                of.contraction().amount().toPlainString(), of.expansion().amount().toPlainString(),
                of.endMrrOfCohort().amount().toPlainString(), String.valueOf(of.accountsLost()), String.valueOf(of.accountsReturned()),
                of.graceMrr().amount().toPlainString());
    }
}
