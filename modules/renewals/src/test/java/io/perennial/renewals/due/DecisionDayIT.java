package io.perennial.renewals.due;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests the last day on which notice can still be given. */
class DecisionDayIT {
    private final TenantWork elm = TenantWork.of("elm");

    record Decision(LocalDate day) {}

    record DecisionOf(LocalDate due, int months, LocalDate day) {}

    @Test
    void a_term_until_december_is_ended_in_september_at_three_months_notice() {
        assertEquals(LocalDate.parse("2026-09-30"), decision("2027-01-01", "P3M"));
        assertEquals(LocalDate.parse("2026-10-02"), decision("2027-01-01", "P90D"));
        assertEquals(LocalDate.parse("2026-12-31"), decision("2027-01-01", null));
    }

    /** Months have different lengths, so each day of three years is compared with a search for the latest day. */
    @Test
    void no_later_day_leaves_room_for_the_notice() {
        var decisions = elm.run(sql -> sql.list(DecisionOf.class,
                """
                select due::date as due, months, renewals.decision_day(due::date, 'P' || months || 'M') as day
                from generate_series(date '2023-12-01', date '2026-12-31', interval '1 day') due, unnest(array[1, 2, 3, 6, 12]) months
                """, Map.of()));

        assertEquals(5 * 1_127, decisions.size());
        for (var one : decisions) assertEquals(latest(one.due(), one.months()), one.day(), one::toString);
    }

    private static LocalDate latest(LocalDate due, int months) {
        var day = due;
        while (!day.plusMonths(months).isBefore(due)) day = day.minusDays(1);
        return day;
    }

    private LocalDate decision(String due, @Nullable String notice) {
        return elm.run(sql -> sql.list(Decision.class, "select renewals.decision_day(:due::date, :notice::text) as day",
                Sql.values("due", due, "notice", notice))).getFirst().day();
    }
}
