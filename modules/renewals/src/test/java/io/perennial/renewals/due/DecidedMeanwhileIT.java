package io.perennial.renewals.due;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.contracts.ContractId;
import io.perennial.identity.testing.FixedHome;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.Waiting;
import io.perennial.renewals.testing.Facts;
import io.perennial.renewals.testing.Facts.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests a renewal that is decided while, or before, it follows its contract. */
class DecidedMeanwhileIT {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final LocalDate YEAR_AGO = TODAY.minusYears(1).plusDays(30);
    private static final Term SOLD = Term.until(YEAR_AGO, TODAY.plusDays(60), "1200.00");
    private static final String WON =
            "update renewals.renewal set state = 'won', outcome_arr = 1200, decided_at = :now where tenant_id = :tenant and contract_id = :contract";

    private final TenantWork hazel = TenantWork.of("hazel");
    private final UUID owner = Facts.member("hazel");
    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final FixedHome home = new FixedHome(ZoneId.of("Europe/Berlin"), clock);
    private final TenantWork.Heard heard = new TenantWork.Heard();

    record Due(LocalDate dueOn, String state, String target) {}

    @BeforeEach
    void nothing() {
        for (var table : List.of("renewals.renewal", "accounts.contract"))
            hazel.run(sql -> sql.change("delete from " + table + " where tenant_id = :tenant", Map.of()));
    }

    @Test
    void a_decision_for_which_the_follower_waits_keeps_its_day() {
        followedDuringDecision(Term.until(YEAR_AGO, TODAY.plusDays(90), "1200.00"));
    }

    @Test
    void a_decision_for_which_the_follower_waits_is_not_withdrawn() {
        followedDuringDecision(Term.until(YEAR_AGO, TODAY.plusYears(3), "1200.00"));
    }

    @Test
    void a_decision_for_which_the_follower_waits_keeps_its_currency() {
        followedDuringDecision(SOLD.in("USD"));
    }

    /** As a decision does first: whoever decides need not see everything. */
    @Test
    void a_member_who_sees_own_accounts_brings_a_renewal_in_line_at_once() {
        var contract = contract();
        change(contract, Term.until(YEAR_AGO, TODAY.plusDays(90), "1500.00").in("USD"));

        hazel.seenBy(owner).run(sql -> {
            ends(sql).follow(contract);
            return contract;
        });

        assertEquals(new Due(TODAY.plusDays(90), "open", "USD 1500.00"), due(contract));
        change(contract, Term.until(YEAR_AGO, TODAY.plusYears(3), "1500.00"));
        hazel.seenBy(owner).run(sql -> {
            ends(sql).follow(contract);
            return contract;
        });
        assertEquals("withdrawn", due(contract).state());
        assertEquals(List.of("Opened", "Moved", "Followed", "Withdrawn"),
                heard.events.stream().map(event -> event.getClass().getSimpleName()).toList());
    }

    private void followedDuringDecision(Term meanwhile) {
        var contract = contract();
        change(contract, meanwhile);

        var follower = hazel.run(sql -> {
            sql.change(WON, Map.of("contract", contract, "now", clock.instant()));
            var begun = CompletableFuture.runAsync(() -> follow(contract), Thread::startVirtualThread);
            Waiting.untilSomeoneWaits();
            return begun;
        });
        follower.join();

        assertEquals(new Due(TODAY.plusDays(60), "won", "EUR 1200.00"), due(contract));
    }

    private ContractId contract() {
        var contract = hazel.run(sql -> {
            var facts = new Facts(sql);
            return facts.contract(facts.account(owner, null), SOLD, home.today());
        });
        follow(contract);
        return contract;
    }

    private void change(ContractId contract, Term to) {
        hazel.run(sql -> {
            new Facts(sql).change(contract, to, home.today());
            return contract;
        });
    }

    private void follow(ContractId contract) {
        hazel.run(sql -> {
            ends(sql).follow(new UUID[] {contract.value()});
            return contract;
        });
    }

    private TermEnds ends(Sql sql) {
        return new TermEnds(sql, home, clock, heard);
    }

    private Due due(ContractId contract) {
        return hazel.run(sql -> sql.list(Due.class,
                "select due_on, state, currency || ' ' || target_arr as target from {whole renewals.renewal} where contract_id = :contract",
                Map.of("contract", contract))).getFirst();
    }
}
