package io.perennial.renewals.due;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contracts.ContractId;
import io.perennial.accounts.notices.Notices;
import io.perennial.identity.testing.FixedHome;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.NoJobs;
import io.perennial.platform.testing.TenantWork;
import io.perennial.renewals.notices.DueNotices;
import io.perennial.renewals.testing.Facts;
import io.perennial.renewals.testing.Facts.Term;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TermEndsIT {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final LocalDate YEAR_AGO = TODAY.minusYears(1).plusDays(30);

    private final TenantWork larch = TenantWork.of("larch");
    private final TenantWork maple = TenantWork.of("maple");
    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final FixedHome home = new FixedHome(ZoneId.of("Europe/Berlin"), clock);
    private final TenantWork.Heard heard = new TenantWork.Heard();

    record Due(ContractId contractId, LocalDate dueOn, LocalDate decisionOn, String state, BigDecimal targetArr, String currency) {}

    record Made(UUID id, AccountId accountId) {}

    @BeforeEach
    void nothing() {
        for (var work : List.of(larch, maple)) {
            for (var table : List.of("renewals.renewal_call", "renewals.renewal", "renewals.touched_contract", "accounts.contract"))
                work.run(sql -> sql.change("delete from " + table + " where tenant_id = :tenant", Map.of()));
            work.run(sql -> sql.change("update renewals.daily_run set day = '-infinity' where tenant_id = :tenant", Map.of()));
        }
    }

    @Test
    void each_term_that_ends_inside_the_horizon_has_one_renewal_however_often_it_is_looked_for() {
        var fixed = contract(Term.until(YEAR_AGO, TODAY.plusDays(60), "1200.00"));
        var rolling = contract(Term.every(12, YEAR_AGO, "600.00").renewingItself());
        contract(Term.until(YEAR_AGO, TODAY.plusDays(181), "1.00"));
        contract(Term.until(YEAR_AGO, TODAY.minusDays(1), "1.00"));
        contract(new Term(YEAR_AGO, null, null, true, null, "EUR", "1.00"));

        followAll();
        var ids = ids();
        followAll();

        assertEquals(List.of(
                new Due(rolling, TODAY.plusDays(30), TODAY.plusDays(29), "open", new BigDecimal("600.00"), "EUR"),
                new Due(fixed, TODAY.plusDays(60), TODAY.plusDays(59), "open", new BigDecimal("1200.00"), "EUR")), due());
        assertEquals(ids, ids());
        assertTrue(ids.stream().allMatch(id -> id.version() == 8 && id.variant() == 2), ids::toString);
    }

    @Test
    void notice_can_still_be_given_on_the_last_day_from_which_it_runs_out_with_the_term() {
        contract(Term.until(YEAR_AGO, TODAY.plusDays(60), "1.00").withNotice("P30D"));
        contract(Term.until(YEAR_AGO, LocalDate.parse("2026-05-31"), "1.00").withNotice("P3M"));

        followAll();

        assertEquals(List.of(TODAY.plusDays(29), LocalDate.parse("2026-02-28")), due().stream().map(Due::decisionOn).toList());
    }

    @Test
    void a_monthly_term_that_renews_itself_has_no_renewal_and_one_that_does_not_has() {
        contract(Term.every(1, TODAY.minusDays(3), "1.00").renewingItself());
        var asked = contract(Term.every(1, TODAY.minusDays(3), "2.00"));

        followAll();

        assertEquals(List.of(asked), due().stream().map(Due::contractId).toList());
    }

    @Test
    void what_is_open_follows_its_contract_and_keeps_its_work() {
        var contract = contract(Term.until(YEAR_AGO, TODAY.plusDays(60), "1200.00"));
        followAll();
        var ids = ids();
        larch.run(sql -> sql.change("update renewals.renewal set next_step = 'Call' where tenant_id = :tenant", Map.of()));

        change(contract, Term.until(YEAR_AGO, TODAY.plusDays(90), "1500.00").withNotice("P1M"));
        follow(contract);

        assertEquals(
                List.of(new Due(contract, TODAY.plusDays(90), LocalDate.parse("2026-04-30"), "open", new BigDecimal("1500.00"), "EUR")),
                due());
        assertEquals(ids, ids());
        assertEquals(List.of("Opened 2026-05-01", "Moved 2026-05-31", "Followed "), told());
        assertEquals(Set.of("dueOn"), heard.events.get(1).changes().fields().keySet());
        assertEquals(List.of("targetArr", "forecastArr"), ((FollowedTerm.Followed) heard.events.getLast()).fields());
        assertEquals(1, count(larch, "where next_step = 'Call'"));
    }

    @Test
    void one_that_moved_leaves_its_old_day_to_another() {
        var contract = contract(Term.until(YEAR_AGO, TODAY.plusDays(60), "1.00"));
        followAll();
        change(contract, Term.until(YEAR_AGO, TODAY.plusDays(90), "1.00"));
        follow(contract);
        larch.run(sql -> sql.change(
                "update renewals.renewal set state = 'lost', decided_at = :now, reason = 'price' where tenant_id = :tenant",
                Map.of("now", clock.instant())));

        change(contract, Term.until(YEAR_AGO, TODAY.plusDays(60), "1.00"));
        follow(contract);

        assertEquals(List.of("open", "lost"), due().stream().map(Due::state).toList());
        assertEquals(2, ids().stream().distinct().count());
    }

    @Test
    void what_ends_on_no_near_day_any_more_is_withdrawn_and_comes_back_as_the_same_one() {
        var term = Term.until(YEAR_AGO, TODAY.plusDays(60), "1.00");
        var contract = contract(term);
        followAll();
        var ids = ids();

        change(contract, Term.until(YEAR_AGO, TODAY.plusYears(3), "1.00"));
        follow(contract);
        assertEquals(List.of("withdrawn"), due().stream().map(Due::state).toList());
        change(contract, term);
        follow(contract);

        assertEquals(List.of("open"), due().stream().map(Due::state).toList());
        assertEquals(ids, ids());
        assertEquals(List.of("Opened 2026-05-01", "Withdrawn 2026-05-01", "Reopened 2026-05-01"), told());
    }

    @Test
    void a_deleted_contract_has_nothing_to_renew() {
        var contract = contract(Term.until(YEAR_AGO, TODAY.plusDays(60), "1.00"));
        followAll();

        larch.run(sql -> {
            new Facts(sql).delete(contract);
            return contract;
        });
        follow(contract);

        assertEquals(List.of("withdrawn"), due().stream().map(Due::state).toList());
    }

    @Test
    void by_the_day_after_what_renews_itself_is_won_and_all_else_stays_open() {
        contract(Term.every(12, YEAR_AGO, "600.00").renewingItself());
        contract(Term.every(12, YEAR_AGO, "700.00"));
        followAll();

        clock.move(Duration.ofDays(30));
        followAll();
        assertEquals(List.of("open", "open"), due().stream().map(Due::state).toList());
        clock.move(Duration.ofDays(1));
        followAll();

        assertEquals(List.of("600.00 won", "700.00 open"),
                due().stream().map(due -> due.targetArr() + " " + due.state()).sorted().toList());
        assertEquals(List.of("Opened 2026-04-01", "Opened 2026-04-01", "Won 2026-04-01"), told());
    }

    @Test
    void the_days_work_is_done_once_a_day_and_again_where_the_policy_changed() {
        contract(Term.until(YEAR_AGO, TODAY.plusDays(60), "1.00"));

        assertEquals(List.of(true, false, false), List.of(step(), step(), step()));
        assertEquals(1, due().size());
        larch.run(sql -> sql.change("update renewals.daily_run set horizon_days = 30 where tenant_id = :tenant", Map.of()));
        assertEquals(List.of(true, false), List.of(step(), step()));
        clock.move(Duration.ofHours(14));
        assertEquals(List.of(true, false), List.of(step(), step()));
    }

    @Test
    void what_was_done_before_the_work_was_killed_is_not_done_again() {
        var first = contract(Term.until(YEAR_AGO, TODAY.plusDays(60), "1.00"));
        var second = contract(Term.until(YEAR_AGO, TODAY.plusDays(61), "2.00"));
        step();
        larch.run(sql -> sql.change("delete from renewals.renewal_call where tenant_id = :tenant", Map.of()));
        larch.run(sql -> sql.change("delete from renewals.renewal where tenant_id = :tenant", Map.of()));
        larch.run(sql -> sql.change("update renewals.daily_run set reached = :first where tenant_id = :tenant", Map.of("first", first)));

        assertEquals(List.of(true, false), List.of(step(), step()));

        assertEquals(List.of(second), due().stream().map(Due::contractId).toList());
    }

    @Test
    void contracts_that_were_touched_are_looked_at_once() {
        var contract = contract(Term.until(YEAR_AGO, TODAY.plusDays(60), "1.00"));

        larch.run(sql -> {
            touched(sql).touch(Set.of(contract));
            touched(sql).touch(Set.of(contract));
            return contract;
        });

        assertEquals(1, followTouched());
        assertEquals(0, followTouched());
        assertEquals(1, due().size());
    }

    @Test
    void another_company_has_none_of_it() {
        contract(Term.until(YEAR_AGO, TODAY.plusDays(60), "1.00"));

        maple.run(sql -> {
            ends(sql).follow(new UUID(0, 0), new UUID(-1, -1));
            return sql;
        });

        assertEquals(List.of(), ids());
        assertEquals(0, count(maple, ""));
    }

    private ContractId contract(Term term) {
        return larch.run(sql -> {
            var facts = new Facts(sql);
            return facts.contract(facts.account(), term, home.today());
        });
    }

    private void change(ContractId contract, Term to) {
        larch.run(sql -> {
            new Facts(sql).change(contract, to, home.today());
            return contract;
        });
    }

    private void followAll() {
        larch.run(sql -> {
            ends(sql).follow(new UUID(0, 0), new UUID(-1, -1));
            return sql;
        });
    }

    private void follow(ContractId contract) {
        larch.run(sql -> {
            ends(sql).follow(new UUID[] {contract.value()});
            return contract;
        });
    }

    private TermEnds ends(Sql sql) {
        return new TermEnds(sql, home, clock, heard);
    }

    private DailyRun run(Sql sql) {
        return new DailyRun(sql, home, ends(sql), new AutomatedCalls(sql, home),
                new DueNotices(new Notices(sql, clock), sql));
    }

    private TouchedContracts touched(Sql sql) {
        return new TouchedContracts(sql, clock, new NoJobs(), run(sql), ends(sql));
    }

    private boolean step() {
        return larch.run(sql -> run(sql).step());
    }

    private int followTouched() {
        return larch.run(sql -> touched(sql).follow());
    }

    private static long count(TenantWork work, String which) {
        return work.run(sql -> sql.number("select count(*) from {whole renewals.renewal} " + which, Map.of()));
    }

    private List<String> told() {
        return heard.events.stream().map(event -> event.getClass().getSimpleName() + " " + event.label()).toList();
    }

    private List<Due> due() {
        return larch.run(sql -> sql.list(Due.class,
                "select contract_id, due_on, decision_on, state, target_arr, currency from {whole renewals.renewal} order by due_on, target_arr",
                Map.of()));
    }

    private List<UUID> ids() {
        return larch.run(sql -> sql.list(Made.class, "select id, account_id from {whole renewals.renewal} order by due_on, id", Map.of()))
                .stream().map(Made::id).toList();
    }
}
