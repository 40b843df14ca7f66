package io.perennial.renewals.due;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.contracts.ContractId;
import io.perennial.identity.testing.FixedHome;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantWork;
import io.perennial.renewals.testing.Facts;
import io.perennial.renewals.testing.Facts.Term;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests what a notice does to the renewal, and what becomes of a contract that ends without a decision. */
class NoticeIT {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final LocalDate DUE = TODAY.plusDays(60);

    private final TenantWork oak = TenantWork.of("oak");
    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final FixedHome home = new FixedHome(ZoneId.of("Europe/Berlin"), clock);
    private final TenantWork.Heard heard = new TenantWork.Heard();

    record Stand(LocalDate dueOn, String state, String category, @Nullable LocalDate noticeReceivedOn, @Nullable String noticeBy,
            @Nullable String reason) {}

    @BeforeEach
    void nothing() {
        for (var table : List.of("renewals.renewal_call", "renewals.renewal", "renewals.touched_contract", "accounts.contract"))
            oak.run(sql -> sql.change("delete from " + table + " where tenant_id = :tenant", Map.of()));
    }

    @Test
    void the_renewal_shows_a_notice_in_time_and_leaves_commit() {
        var contract = contract(Term.until(DUE.minusYears(1), DUE, "100.00").withNotice("P30D"));
        follow(contract);
        set("category = 'commit'");

        notice(contract, TODAY);
        follow(contract);
        assertEquals(List.of(new Stand(DUE, "open", "at_risk", TODAY, "customer", null)), stands());

        notice(contract, null);
        follow(contract);
        assertEquals(List.of(new Stand(DUE, "open", "at_risk", null, null, null)), stands());
    }

    @Test
    void a_notice_that_comes_too_late_for_a_term_counts_for_the_next_one() {
        var contract = contract(Term.every(2, DUE.minusMonths(2), "100.00").withNotice("P1M").renewingItself());
        follow(contract);
        notice(contract, DUE.minusDays(10));
        clock.move(Duration.ofDays(55));
        follow(contract);
        assertEquals(List.of("open null"), stands().stream().map(one -> one.state() + " " + one.noticeReceivedOn()).toList());

        clock.move(Duration.ofDays(10));
        follow(contract);
        follow(contract);

        assertEquals(List.of("won null", "open " + DUE.minusDays(10)),
                stands().stream().map(one -> one.state() + " " + one.noticeReceivedOn()).toList());
    }

    @Test
    void a_contract_under_notice_does_not_renew_itself() {
        var contract = contract(Term.every(12, DUE.minusYears(1), "100.00").renewingItself());
        notice(contract, TODAY);
        follow(contract);
        clock.move(Duration.ofDays(70));
        follow(contract);

        assertEquals(List.of("open"), stands().stream().filter(one -> one.dueOn().equals(DUE)).map(Stand::state).toList());
    }

    @Test
    void a_contract_that_ended_without_a_decision_is_lost_and_nobody_said_why() {
        var contract = contract(Term.until(DUE.minusYears(1), DUE, "100.00"));
        follow(contract);
        clock.move(Duration.ofDays(60));
        follow(contract);
        assertEquals(List.of("open"), stands().stream().map(Stand::state).toList());

        clock.move(Duration.ofDays(1));
        follow(contract);

        assertEquals(List.of(new Stand(DUE, "lost", "pipeline", null, null, "not_stated")), stands());
        assertEquals(List.of("Opened " + DUE, "Lost " + DUE), told());
    }

    @Test
    void a_contract_of_which_a_source_says_late_that_it_ended_is_lost_on_that_day() {
        var contract = contract(Term.every(12, DUE.minusYears(1), "100.00"));
        follow(contract);
        var ended = TODAY.minusDays(5);
        oak.run(sql -> {
            new Facts(sql).change(contract, Term.until(DUE.minusYears(1), ended, "100.00"), home.today());
            return contract;
        });
        follow(contract);

        assertEquals(List.of(new Stand(ended, "lost", "pipeline", null, null, "not_stated")), stands());
    }

    @Test
    void one_that_another_contract_follows_on_that_day_waits_for_a_decision() {
        var followed = oak.run(sql -> {
            var facts = new Facts(sql);
            var account = facts.account();
            facts.contract(account, Term.until(DUE, DUE.plusYears(1), "100.00"), home.today());
            return facts.contract(account, Term.until(DUE.minusYears(1), DUE, "100.00"), home.today());
        });
        follow(followed);
        clock.move(Duration.ofDays(70));
        follow(followed);

        assertEquals(List.of("open"), stands().stream().map(Stand::state).toList());
    }

    private ContractId contract(Term term) {
        return oak.run(sql -> {
            var facts = new Facts(sql);
            return facts.contract(facts.account(), term, home.today());
        });
    }

    private void notice(ContractId contract, @Nullable LocalDate receivedOn) {
        oak.run(sql -> sql.change(
                "update accounts.contract set notice_received_on = :on::date, notice_by = :by::text where tenant_id = :tenant and id = :id",
                Sql.values("on", receivedOn, "by", receivedOn == null ? null : "customer", "id", contract)));
    }

    private void set(String what) {
        oak.run(sql -> sql.change("update renewals.renewal set " + what + " where tenant_id = :tenant", Map.of()));
    }

    private void follow(ContractId contract) {
        oak.run(sql -> {
            new TermEnds(sql, home, clock, heard).follow(new UUID[] {contract.value()});
            return contract;
        });
    }

    private List<String> told() {
        return heard.events.stream().map(event -> event.getClass().getSimpleName() + " " + event.label()).toList();
    }

    private List<Stand> stands() {
        return oak.run(sql -> sql.list(Stand.class,
                "select due_on, state, category, notice_received_on, notice_by, reason from {whole renewals.renewal} order by due_on",
                Map.of()));
    }
}
