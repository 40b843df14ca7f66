package io.perennial.renewals.due;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contracts.ContractId;
import io.perennial.identity.testing.FixedHome;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantWork;
import io.perennial.renewals.testing.Facts;
import io.perennial.renewals.testing.Facts.Term;
import io.perennial.renewals.testing.Policies;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests terms that go on late, in a company with a grace of 30 days and in one without. */
class LateTermsIT {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final LocalDate DUE = TODAY.plusDays(10);

    private final String suffix = Long.toString(System.nanoTime(), 36);
    private final TenantWork patient = TenantWork.of("patient" + suffix);
    private final TenantWork strict = TenantWork.of("strict" + suffix);
    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final FixedHome home = new FixedHome(ZoneId.of("Europe/Berlin"), clock);
    private final TenantWork.Heard heard = new TenantWork.Heard();

    record Told(String told) {}

    @BeforeEach
    void a_grace_of_thirty_days() {
        Policies.grace("patient" + suffix, 30);
    }

    @Test
    void a_term_that_goes_on_within_the_grace_was_renewed_late() {
        assertEquals(List.of("won t 120.00 -"), after(patient, 40, 20, "120.00"));
        assertEquals(List.of("Opened " + DUE, "Won " + DUE), told());
    }

    @Test
    void without_a_grace_it_was_lost() {
        assertEquals(List.of("lost f - not_stated"), after(strict, 40, 20, "120.00"));
    }

    @Test
    void one_that_goes_on_for_less_is_a_downsell() {
        assertEquals(List.of("downsold t 80.00 not_stated"), after(patient, 40, 30, "80.00"));
        assertEquals(List.of("Opened " + DUE, "Downsold " + DUE), told());
    }

    @Test
    void after_the_grace_it_is_lost() {
        assertEquals(List.of("lost f - not_stated"), after(patient, 45, 31, "120.00"));
    }

    @Test
    void as_long_as_it_may_go_on_nothing_is_lost() {
        var account = account(patient);
        var former = contract(patient, account, Term.until(DUE.minusYears(1), DUE, "100.00"));
        follow(patient, former);
        clock.move(Duration.ofDays(40));
        follow(patient, former);
        assertEquals(List.of("open f - -"), renewals(patient));

        clock.move(Duration.ofDays(1));
        follow(patient, former);
        assertEquals(List.of("lost f - not_stated"), renewals(patient));

        var late = contract(patient, account, Term.until(DUE.plusDays(5), DUE.plusYears(1), "100.00"));
        follow(patient, late);
        assertEquals(List.of("won t 100.00 -"), renewals(patient).subList(0, 1), "its source sent it late");
    }

    @Test
    void one_contract_goes_on_from_one_term_only() {
        var account = account(patient);
        var one = contract(patient, account, Term.until(DUE.minusYears(1), DUE, "100.00"));
        var other = contract(patient, account, Term.until(DUE.minusYears(1), DUE, "100.00"));
        follow(patient, one, other);
        var late = contract(patient, account, Term.until(DUE.plusDays(5), DUE.plusYears(1), "100.00"));
        clock.move(Duration.ofDays(60));
        follow(patient, one, other, late);
        follow(patient, one, other, late);

        assertEquals(List.of("lost f - not_stated", "won t 100.00 -"), renewals(patient).stream().sorted().toList());
    }

    @Test
    void a_renewal_whose_next_contract_is_deleted_is_open_again() {
        var account = account(strict);
        var former = contract(strict, account, Term.until(DUE.minusYears(1), DUE, "100.00"));
        var next = contract(strict, account, Term.until(DUE, DUE.plusYears(1), "120.00"));
        follow(strict, former);
        strict.run(sql -> sql.change("""
                update renewals.renewal set state = 'won', outcome_arr = 120, outcome_note = 'Signed', next_contract_id = :next, ended_contract = true, decided_at = :now
                where tenant_id = :tenant and due_on = :due
                """, Map.of("next", next, "due", DUE, "now", clock.instant())));
        follow(strict, former, next);
        assertEquals(List.of("won f 120 -"), renewals(strict));

        strict.run(sql -> {
            new Facts(sql).delete(next);
            return next;
        });
        follow(strict, next);
        assertEquals(List.of("open f - -"), renewals(strict));
        assertEquals(List.of("Opened " + DUE, "Reopened " + DUE), told());
    }

    /** Returns the renewal some days from now if another contract began so many days after the end of the former one. */
    private List<String> after(TenantWork work, int days, int gap, String arr) {
        var account = account(work);
        var former = contract(work, account, Term.until(DUE.minusYears(1), DUE, "100.00"));
        follow(work, former);
        contract(work, account, Term.until(DUE.plusDays(gap), DUE.plusYears(1), arr));
        clock.move(Duration.ofDays(days));
        follow(work, former);
        return renewals(work);
    }

    private static AccountId account(TenantWork work) {
        return work.run(sql -> new Facts(sql).account());
    }

    private ContractId contract(TenantWork work, AccountId account, Term term) {
        return work.run(sql -> new Facts(sql).contract(account, term, home.today()));
    }

    private void follow(TenantWork work, ContractId... contracts) {
        work.run(sql -> {
            new TermEnds(sql, home, clock, heard).follow(List.of(contracts).stream().map(ContractId::value).toArray(UUID[]::new));
            return contracts;
        });
    }

    private List<String> told() {
        return heard.events.stream().map(event -> event.getClass().getSimpleName() + " " + event.label()).toList();
    }

    private static List<String> renewals(TenantWork work) {
        return work.run(sql -> sql.list(Told.class,
                """
                select concat_ws(' ', state, left(renewed_late::text, 1), coalesce(outcome_arr::text, '-'), coalesce(reason, '-')) as told
                from {whole renewals.renewal} where due_on = :due order by id
                """,
                Map.of("due", DUE))).stream().map(Told::told).toList();
    }
}
