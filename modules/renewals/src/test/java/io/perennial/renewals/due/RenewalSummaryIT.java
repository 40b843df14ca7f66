package io.perennial.renewals.due;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.notices.Notices;
import io.perennial.platform.requests.Query;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestLists;
import io.perennial.renewals.RenewalView;
import io.perennial.renewals.notices.DueNotices;
import io.perennial.renewals.testing.Facts;
import io.perennial.renewals.testing.Facts.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RenewalSummaryIT {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final String name = "summary" + UUID.randomUUID().toString().substring(0, 8);
    private final TenantWork company = TenantWork.of(name);
    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final UUID owner = Facts.member(name);

    private void renewal(String segment, int days, String arr) {
        company.run(sql -> {
            var facts = new Facts(sql);
            var contract = facts.contract(facts.account(owner, segment), Term.until(TODAY.minusYears(1), TODAY.plusDays(days), arr), TODAY);
            return new MadeRenewals(ZoneId.of("Europe/Berlin"), clock).of(contract, sql);
        });
    }

    private List<String> groups(TenantWork work, RenewalSummary.Group by, Map<String, String> filters) {
        var summary = work.run(sql -> RenewalSummary.of(
                by, TestLists.on(sql).narrowed(RenewalView.LISTING, new Query(new TreeMap<>(filters))), Currency.getInstance("EUR"), sql));
        return summary.items().stream().map(one -> one.key() + " " + one.renewals() + " " + one.arr().amount()).toList();
    }

    @Test
    void renewals_are_summed_up_in_groups_as_filtered_and_as_seen() {
        renewal("a", 20, "1200.00");
        renewal("a", 60, "100.00");
        renewal("b", 20, "7.00");

        assertEquals(List.of("a 2 1300.00", "b 1 7.00"), groups(company, RenewalSummary.Group.SEGMENT, Map.of()));
        assertEquals(List.of("a 1 1200.00"),
                groups(company, RenewalSummary.Group.SEGMENT, Map.of("targetArrFrom", "1000", "groupBy", "x")));
        assertEquals(List.of("2026-03 2 1207.00", "2026-05 1 100.00"), groups(company, RenewalSummary.Group.MONTH, Map.of()));
        assertEquals(List.of(), groups(company.seenBy(UUID.randomUUID()), RenewalSummary.Group.SEGMENT, Map.of()));
        assertEquals(List.of(), groups(TenantWork.of("summarystranger"), RenewalSummary.Group.SEGMENT, Map.of()));
    }

    /** 1,000 for three years, at 0.86: 286.67, not 0.86 × 333.33. */
    @Test
    void what_is_due_is_converted_from_its_exact_value_and_rounded_once() {
        renewal("a", 20, "333.33");
        company.run(sql -> sql.change(
                """
                update renewals.renewal set currency = 'USD', target_exact = 1000, target_parts = 3, rate = 0.86 where tenant_id = :tenant
                """, Map.of()));

        assertEquals(List.of("a 1 286.67"), groups(company, RenewalSummary.Group.SEGMENT, Map.of()));
    }

    @Test
    void who_works_on_a_renewal_is_told_once_that_its_decision_comes_near() {
        renewal("a", 20, "1200.00");
        renewal("a", 60, "100.00");

        tell(TODAY);
        tell(TODAY);
        assertEquals(1, notices());
        tell(TODAY.plusDays(35));
        assertEquals(2, notices());
    }

    private void tell(LocalDate day) {
        company.run(sql -> {
            new DueNotices(new Notices(sql, clock), sql).tell(new UUID(0, 0), LAST, day);
            return day;
        });
    }

    private long notices() {
        return company
                .run(sql -> sql.number("select count(*) from {whole accounts.notice} where member_id = :owner", Map.of("owner", owner)));
    }
}
