package io.perennial.accounts.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import io.perennial.platform.testing.MovedClock;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that a contract counts exactly from the first instant of its first day in the company's zone. */
class NewDayIT {
    private static final String NOTHING = "EUR 0 0 infinity 0 0";

    private final Books books = Books.of("dawn" + Long.toString(System.nanoTime(), 36), "EUR");
    private final AccountId account = books.account();

    @ParameterizedTest(name = "{0}: {1} begins at {2}")
    @CsvSource({
        "Pacific/Kiritimati, 2026-03-11, 2026-03-10T10:00:00Z",
        "Asia/Kathmandu,     2026-03-11, 2026-03-10T18:15:00Z",
        "Europe/Berlin,      2026-03-29, 2026-03-28T23:00:00Z", // the night in which the clocks go forward
        "Europe/Berlin,      2026-10-26, 2026-10-25T23:00:00Z", // after a day of 25 hours
        "America/New_York,   2024-02-29, 2024-02-29T05:00:00Z",
        "America/New_York,   2024-03-01, 2024-03-01T05:00:00Z",
        "Pacific/Pago_Pago,  2026-03-11, 2026-03-11T11:00:00Z",
        "Africa/Cairo,       2023-04-28, 2023-04-27T22:00:00Z", // no midnight: the day begins at 01:00
        "America/Asuncion,   2023-10-01, 2023-10-01T04:00:00Z", // no midnight either
        "America/Havana,     2025-11-02, 2025-11-02T04:00:00Z", // two midnights: the day begins at the first
        "Pacific/Apia,       2011-12-30, 2011-12-30T10:00:00Z", // a day that did not exist: the contract counts from the next one
        "Pacific/Apia,       2011-12-31, 2011-12-30T10:00:00Z",
    })
    void counts_from_the_first_instant_of_the_day(ZoneId zone, LocalDate day, Instant begins) {
        var clock = new MovedClock(begins.minusMillis(1));
        books.contract(account, "120.00", "EUR", day.toString(), "2099-01-01", null);
        books.recount(day.minusDays(2).toString(), account);

        assertEquals(begins, books.recountDue(clock, zone), "then it is to be looked at again");
        assertEquals(NOTHING, books.worth(account).worth());

        clock.move(Duration.ofMillis(1));
        books.recountDue(clock, zone);
        assertEquals("EUR 120.00 10.00 2099-01-01 120.00 1", books.worth(account).worth());
    }

    @Test
    void a_contract_of_a_leap_day_renews_on_the_last_of_february_and_on_the_next_leap_day_again() {
        var zone = ZoneId.of("Asia/Tokyo");
        books.contract(account, "120.00", "EUR", "2024-02-29", null, 12);
        for (var renewal : new String[] {"2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29", "2029-02-28"}) {
            var before = LocalDate.parse(renewal).atStartOfDay(zone).toInstant().minusMillis(1);
            books.recountDue(Clock.fixed(before, ZoneOffset.UTC), zone);
            assertEquals("EUR 120.00 10.00 " + renewal + " 120.00 1", books.worth(account).worth());
        }
    }

    @Test
    void whoever_moves_to_a_zone_where_it_is_still_yesterday_is_counted_for_yesterday() throws SQLException {
        var clock = new MovedClock(Instant.parse("2026-03-10T20:00:00Z"));
        books.contract(account, "120.00", "EUR", "2026-03-11", "2099-01-01", null);

        books.recountDue(clock, ZoneId.of("Pacific/Auckland"));
        assertEquals("EUR 120.00 10.00 2099-01-01 120.00 1", books.worth(account).worth());
        books.recountDue(clock, ZoneId.of("Europe/Berlin"));
        assertEquals(NOTHING, books.worth(account).worth());
    }

    @Test
    void followers_are_told_which_figures_a_day_has_changed_and_nothing_of_other_days() {
        books.contract(account, "120.00", "EUR", "2026-03-11", null, 12);
        books.recount("2026-03-10", account);
        books.recountDue("2026-03-10");
        assertEquals(List.of(), books.told());

        books.recountDue("2026-03-11");
        assertEquals(List.of("acct [arr, mrr, renewsOn, renewingArr, openContracts]"), books.told());
        books.recountDue("2026-03-11");
        books.recountDue("2026-03-12");
        assertEquals(List.of(), books.told());
        books.recountDue("2027-03-11");
        assertEquals(List.of("acct [renewsOn]", "ctr [renewsOn]"), books.told());
    }

    @Test
    void days_that_nobody_looked_at_are_caught_up_with() {
        var zone = ZoneId.of("Europe/Berlin");
        books.contract(account, "120.00", "EUR", "2026-03-11", "2026-03-13", null);
        books.contract(account, "60.00", "EUR", "2026-03-12", "2027-01-01", null);
        books.recount("2026-03-10", account);

        books.recountDue(Clock.fixed(Instant.parse("2026-03-20T12:00:00Z"), ZoneOffset.UTC), zone);
        assertEquals("EUR 60.00 5.00 2027-01-01 60.00 1", books.worth(account).worth());
    }
}
