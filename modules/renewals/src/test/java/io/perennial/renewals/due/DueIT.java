package io.perennial.renewals.due;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.identity.MemberId;
import io.perennial.identity.testing.FixedHome;
import io.perennial.kernel.Grain;
import io.perennial.kernel.Page;
import io.perennial.platform.requests.Query;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestLists;
import io.perennial.renewals.RenewalView;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DueIT {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final LocalDate LAST_YEAR = TODAY.minusYears(1).plusDays(15);
    private static final UUID OWNER = Facts.member("hazel");
    private static final UUID OTHER = Facts.member("hazel");

    private final TenantWork hazel = TenantWork.of("hazel");
    private final TenantWork willow = TenantWork.of("willow");
    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-02T09:00:00Z"));

    @BeforeEach
    void nothing() {
        for (var table : List.of("renewals.renewal", "accounts.contract", "accounts.account_health", "accounts.account"))
            hazel.run(sql -> sql.change("delete from " + table + " where tenant_id = :tenant", Map.of()));
    }

    @Test
    void a_calendar_adds_up_what_is_due_period_by_period() {
        contract(OWNER, Term.until(LAST_YEAR, LocalDate.parse("2026-04-30"), "1200.00"));
        contract(OTHER, Term.until(LAST_YEAR, LocalDate.parse("2026-04-01"), "300.00"));
        contract(OWNER, Term.until(LAST_YEAR, LocalDate.parse("2026-05-01"), "50.00"));
        contract(OWNER, Term.until(LAST_YEAR, LocalDate.parse("2026-05-02"), "77.00").in("CHF"));
        follow();
        hazel.run(sql -> sql.change(
                "update renewals.renewal set state = 'lost', decided_at = :now, reason = 'price' where tenant_id = :tenant and target_arr = 300",
                Map.of("now", clock.instant())));
        hazel.run(sql -> sql.change("update renewals.renewal set state = 'withdrawn' where tenant_id = :tenant and target_arr = 50",
                Map.of()));

        assertEquals(List.of("2026-04-01 2026-05-01: 2 1500.00, 1 1200.00", "2026-05-01 2026-06-01: 1 0.00, 1 0.00"),
                calendar(hazel, Grain.MONTH, null));
        assertEquals(List.of("2026-04-30 2026-05-01: 1 1200.00, 1 1200.00"), calendar(hazel, Grain.DAY, OWNER).subList(0, 1));
        assertEquals(List.of("2026-03-30 2026-04-06: 1 300.00, 0 0.00"), calendar(hazel, Grain.WEEK, OTHER));
        assertEquals(List.of("2026-04-01 2026-05-01: 1 300.00, 0 0.00"), calendar(hazel.seenBy(OTHER), Grain.MONTH, null));
        assertEquals(List.of(), calendar(willow, Grain.MONTH, null));
    }

    @Test
    void seen_from_a_day_there_is_the_first_end_of_each_contract_that_ran_then() {
        var asOf = LocalDate.parse("2024-01-01");
        contract(OWNER, Term.every(12, LocalDate.parse("2022-02-10"), "1.00"));
        contract(OWNER, Term.until(LocalDate.parse("2023-06-01"), asOf, "2.00"));
        contract(OWNER, Term.until(LocalDate.parse("2023-06-01"), asOf.minusDays(1), "3.00"));
        contract(OWNER, Term.until(asOf.plusDays(1), asOf.plusDays(30), "4.00"));
        contract(OWNER, Term.every(1, LocalDate.parse("2023-06-15"), "5.00").renewingItself());
        contract(OTHER, Term.every(3, LocalDate.parse("2023-12-20"), "6.00"));
        contract(OWNER, Term.every(3, LocalDate.parse("2023-10-01"), "8.00"));
        contract(OTHER, new Term(LocalDate.parse("2023-12-20"), null, null, true, null, "EUR", "7.00"));

        assertEquals(List.of("2024-01-01 2.00", "2024-01-01 8.00", "2024-02-10 1.00", "2024-03-20 6.00"), due(hazel, "asOf=2024-01-01"));
        assertEquals(List.of("2024-01-31 4.00", "2024-02-10 1.00"), due(hazel, "asOf=2024-01-02&dueUntil=2024-03-01"));
        assertEquals(List.of("2024-04-01 8.00", "2024-06-20 6.00"), due(hazel, "asOf=2024-04-01&quarter=2024-Q2"));
        assertEquals(List.of("2024-03-20 6.00"), due(hazel.seenBy(OTHER), "asOf=2024-01-01"));
        assertEquals(List.of(), due(willow, "asOf=2024-01-01"));
    }

    private void contract(UUID owner, Term term) {
        hazel.run(sql -> {
            var facts = new Facts(sql);
            return facts.contract(facts.account(owner, null), term, TODAY);
        });
    }

    private void follow() {
        hazel.run(sql -> {
            new TermEnds(sql, new FixedHome(ZoneId.of("Europe/Berlin"), clock), clock, new TenantWork.Heard()).follow(new UUID(0, 0),
                    new UUID(-1, -1));
            return sql;
        });
    }

    private static Query asked(@Nullable MemberId member) {
        return new Query(new TreeMap<>(member == null ? Map.of() : Map.of("ownerId", member.text())));
    }

    private static List<String> calendar(TenantWork work, Grain by, @Nullable UUID owner) {
        var member = owner == null ? null : new MemberId(owner);
        var calendar =
                work.run(sql -> RenewalCalendar.of(by, LocalDate.parse("2026-04-01"), LocalDate.parse("2026-06-01"),
                        TestLists.on(sql).narrowed(RenewalView.LISTING, asked(member)), EURO, sql));
        return calendar.items().stream()
                .map(one -> one.from() + " " + one.to() + ": " + one.renewals() + " " + one.arr().amount() + ", " + one.undecided() + " "
                        + one.undecidedArr().amount())
                .toList();
    }

    private static List<String> due(TenantWork work, String query) {
        var asked = new TreeMap<String, String>();
        for (var parameter : query.split("&")) asked.put(parameter.split("=")[0], parameter.split("=")[1]);
        Page<DueTerm> page =
                work.run(sql -> TestLists.on(sql).page(DueTerm.LISTING, new Query(asked), Map.of("asOf", TODAY, "silentMonths", 1)));
        return page.items().stream().map(one -> one.dueOn() + " " + one.arr().amount()).toList();
    }
}
