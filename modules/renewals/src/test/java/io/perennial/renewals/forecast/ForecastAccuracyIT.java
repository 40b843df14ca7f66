package io.perennial.renewals.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.perennial.renewals.Quarter;
import io.perennial.renewals.testing.DueRenewals.Due;
import io.perennial.renewals.testing.Facts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ForecastAccuracyIT {
    private static final Quarter QUARTER = Quarter.of("2026-Q1");
    private static final LocalDate DAY = LocalDate.parse("2026-02-10");
    private static final LocalDate FIRST = LocalDate.parse("2025-12-01");
    private static final LocalDate CLOSING = LocalDate.parse("2026-04-06");

    @Test
    void wape_adds_up_what_was_wrong_of_each_renewal_and_bias_lets_it_cancel_out() {
        var company = new Mondays("hawthorn");
        var kept = company.add(null, Due.open(DAY, "100.00", null));
        var lost = company.add(null, Due.open(DAY, "60.00", null));
        company.takeOn(LocalDate.parse("2026-03-02"));
        company.become(kept, Due.open(DAY, "100.00", "120.00").ended("won"));
        company.become(lost, Due.open(DAY, "60.00", null).ended("lost"));
        company.add(null, Due.open(DAY, "20.00", "20.00").ended("won"));
        company.takeOn(CLOSING);

        var horizon = company.accuracy(QUARTER).horizons().getFirst();

        assertEquals(List.of("4", "160.00", "120.00", "80.00", "0.6667", "0.3333"), List.of(
                String.valueOf(horizon.weeksLeft()), horizon.total().forecast().amount().toPlainString(),
                horizon.total().actual().amount().toPlainString(),
                horizon.total().error().amount().toPlainString(), String.valueOf(horizon.total().wape()),
                String.valueOf(horizon.total().bias())));
    }

    @Test
    void where_nothing_was_kept_there_is_no_ratio() {
        var company = new Mondays("ironwood");
        var renewal = company.add(null, Due.open(DAY, "100.00", null));
        company.takeOn(LocalDate.parse("2026-03-02"));
        company.become(renewal, Due.open(DAY, "100.00", null).ended("lost"));
        company.takeOn(CLOSING);

        var total = company.accuracy(QUARTER).horizons().getFirst().total();

        assertEquals(1, total.n());
        assertNull(total.wape());
        assertNull(total.bias());
    }

    @Test
    void before_the_quarter_is_closed_nothing_is_said() {
        var company = new Mondays("katsura");
        company.add(null, Due.open(DAY, "100.00", null));
        company.takeOn(LocalDate.parse("2026-03-30"));

        var accuracy = company.accuracy(QUARTER);

        assertNull(accuracy.closedOn());
        assertEquals(List.of(), accuracy.horizons());
    }

    @Test
    void all_of_it_equals_plain_computation_and_nothing_later_changes_it() {
        for (int seed = 0; seed < 3; seed++) {
            var company = new Mondays("linden" + seed);
            var owners = new ArrayList<UUID>(List.of(Facts.member("linden" + seed), Facts.member("linden" + seed)));
            owners.add(null);
            var story = new RandomQuarter(company, owners, new Random(seed));

            for (var monday = FIRST; !monday.isAfter(CLOSING); monday = monday.plusWeeks(1)) story.monday(monday);
            var seen = company.accuracy(QUARTER);

            assertEquals(story.plain(QUARTER, CLOSING), seen, "seed " + seed);
            story.monday(CLOSING.plusWeeks(1));
            story.monday(CLOSING.plusWeeks(2));
            assertEquals(seen, company.accuracy(QUARTER), "seed " + seed);
        }
    }
}
