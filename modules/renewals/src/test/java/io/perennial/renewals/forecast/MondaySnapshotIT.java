package io.perennial.renewals.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.Money;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql.StatementFailed;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestLists;
import io.perennial.renewals.Quarter;
import io.perennial.renewals.testing.DueRenewals.Due;
import io.perennial.renewals.testing.Facts;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests the snapshots. Each test has its own tenant, because snapshots cannot be deleted. */
class MondaySnapshotIT {
    private static final LocalDate MONDAY = LocalDate.parse("2026-02-02");
    private static final LocalDate DAY = LocalDate.parse("2026-02-10");
    private static final Quarter QUARTER = Quarter.of("2026-Q1");
    private static final Due HUNDRED = Due.open(DAY, "100.00", null);

    @Test
    void a_monday_is_kept_once_and_stays_as_it_was() {
        var company = new Mondays("aspen");
        var renewal = company.add(null, HUNDRED);

        assertTrue(company.takeOn(MONDAY));
        company.become(renewal, HUNDRED.ended("lost"));
        assertFalse(company.take());
        assertFalse(company.takeOn(MONDAY.plusDays(6)));
        assertTrue(company.takeOn(MONDAY.plusDays(7)));

        assertEquals(List.of("2026-02-02 8 100.00 0.00", "2026-02-09 7 0.00 100.00"), shown(company));
    }

    @Test
    void whoever_is_killed_has_kept_nothing_and_the_next_one_keeps_it_whole() {
        var company = new Mondays("birch");
        company.add(null, HUNDRED);
        company.goTo(MONDAY);
        company.begunDay();

        assertThrows(IllegalCallerException.class, () -> company.work.run(sql -> {
            assertTrue(new MondaySnapshot(sql, company.home, company.clock).take());
            throw new IllegalCallerException("Killed");
        }));
        assertEquals(List.of(), shown(company));

        assertTrue(company.take());
        assertEquals(List.of("2026-02-02 8 100.00 0.00"), shown(company));
    }

    @Test
    void the_first_one_waits_for_a_monday_and_a_monday_that_was_missed_is_made_up_for() {
        var company = new Mondays("cedar");
        company.add(null, HUNDRED);

        assertFalse(company.takeOn(MONDAY.minusDays(1)));
        assertTrue(company.takeOn(MONDAY));
        assertTrue(company.takeOn(MONDAY.plusDays(9)));

        var second = company.snapshots(QUARTER).items().get(1);
        assertEquals(MONDAY.plusDays(7), second.takenOn());
        assertEquals(company.clock.instant(), second.takenAt());
    }

    @Test
    void it_is_monday_by_the_companys_own_zone_and_its_renewals_have_seen_the_day() {
        var company = new Mondays("dogwood");
        company.add(null, HUNDRED);
        company.goTo(MONDAY.minusDays(1), "23:59");
        company.begunDay();
        assertFalse(company.take());

        company.goTo(MONDAY, "00:01");
        assertFalse(company.take());
        company.begunDay();
        assertTrue(company.take());
    }

    @Test
    void it_has_the_quarter_before_and_nothing_older() {
        var company = new Mondays("elm");
        company.add(null, Due.open(LocalDate.parse("2025-09-30"), "1.00", null));
        company.add(null, Due.open(LocalDate.parse("2025-10-01"), "2.00", null));
        company.add(null, Due.open(LocalDate.parse("2026-07-15"), "4.00", null));

        company.takeOn(MONDAY);

        assertEquals(List.of(0, 1, 0, 1), List.of("2025-Q3", "2025-Q4", "2026-Q1", "2026-Q3").stream()
                .map(quarter -> company.snapshots(Quarter.of(quarter)).items().size()).toList());
    }

    @Test
    void nobody_can_change_what_was_kept_or_take_it_away() {
        var company = new Mondays("fir");
        company.add(null, HUNDRED);
        company.takeOn(MONDAY);

        for (var attack : List.of("update renewals.forecast_line set retained = 1 where tenant_id = :tenant",
                "delete from renewals.forecast_line where tenant_id = :tenant",
                "update renewals.forecast_snapshot set taken_at = taken_at where tenant_id = :tenant",
                "delete from renewals.forecast_snapshot where tenant_id = :tenant"))
            assertEquals("42501", assertThrows(StatementFailed.class, () -> company.work.run(sql -> sql.change(attack, Map.of()))).state(),
                    attack);
    }

    @Test
    void who_sees_only_own_accounts_sees_only_their_lines_and_another_company_none() {
        var company = new Mondays("ginkgo");
        var ida = Facts.member("ginkgo");
        company.add(null, HUNDRED);
        company.add(ida, Due.open(DAY, "7.00", null));
        company.takeOn(MONDAY);

        assertEquals(List.of("2026-02-02 8 7.00 0.00"), seenBy(company.work.seenBy(ida)));
        assertEquals(List.of(), seenBy(company.work.seenBy(UUID.randomUUID())));
        assertEquals(List.of(), seenBy(TenantWork.of("juniper")));
    }

    @Test
    void its_lines_are_read_as_they_were_and_add_up_to_its_sums() {
        var company = new Mondays("sequoia");
        var renewal = company.add(null, HUNDRED);
        company.add(null, Due.open(DAY.plusDays(1), "7.00", null).ended("lost"));
        company.takeOn(MONDAY);
        company.become(renewal, HUNDRED.ended("lost"));

        assertEquals(List.of("2026-02-10 open 100.00 100.00 0.00", "2026-02-11 lost 7.00 0.00 0.00"), lines(company.work, MONDAY));
        assertEquals(List.of("2026-02-02 8 100.00 7.00"), shown(company));
        assertEquals(List.of(), lines(company.work, MONDAY.plusDays(7)));
        assertEquals(List.of(), lines(TenantWork.of("redwood"), MONDAY));
        assertEquals(List.of(), lines(company.work.seenBy(UUID.randomUUID()), MONDAY));
    }

    private static List<String> lines(TenantWork work, LocalDate monday) {
        return work.run(sql -> TestLists.on(sql).page(ForecastLine.LISTING, new Query(new TreeMap<>()), Map.of("takenOn", monday))).items()
                .stream()
                .map(line -> "%s %s %s %s %s".formatted(line.dueOn(), line.standing().name().toLowerCase(Locale.ROOT),
                        amount(line.due()), amount(line.retained()), amount(line.expansion())))
                .toList();
    }

    private static String amount(Money money) {
        return money.amount().toPlainString();
    }

    private static List<String> shown(Mondays company) {
        return seenBy(company.work);
    }

    /** Returns for each snapshot the day, the weeks left, and the amounts forecast and lost. */
    private static List<String> seenBy(TenantWork work) {
        return work.run(sql -> ForecastSnapshots.of(QUARTER, sql)).items().stream()
                .map(one -> String.join(" ", one.takenOn().toString(), String.valueOf(one.weeksLeft()),
                        one.sum().forecast().amount().toPlainString(),
                        one.sum().lost().amount().toPlainString()))
                .toList();
    }
}
