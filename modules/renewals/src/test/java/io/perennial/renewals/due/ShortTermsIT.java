package io.perennial.renewals.due;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.contracts.ContractId;
import io.perennial.identity.testing.FixedHome;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantWork;
import io.perennial.renewals.testing.Facts;
import io.perennial.renewals.testing.Facts.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests contracts that renew themselves for another length than that of the first term. Those of a month are nobody's work. */
class ShortTermsIT {
    private final TenantWork aspen = TenantWork.of("aspen");
    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final FixedHome home = new FixedHome(ZoneId.of("Europe/Berlin"), clock);

    record Due(LocalDate dueOn, String state) {}

    @Test
    void years_that_follow_a_month_have_renewals() {
        assertEquals(List.of(new Due(LocalDate.parse("2026-05-15"), "open")), due(contract(1, 12, "2025-04-15", true)));
    }

    @Test
    void the_month_before_the_years_has_one_because_it_ends_in_a_year() {
        assertEquals(List.of(new Due(LocalDate.parse("2026-03-15"), "open")), due(contract(1, 12, "2026-02-15", true)));
    }

    @Test
    void months_that_follow_a_year_have_none() {
        assertEquals(List.of(), due(contract(12, 1, "2025-01-15", true)));
    }

    @Test
    void the_year_before_the_months_has_one() {
        assertEquals(List.of(new Due(LocalDate.parse("2026-05-15"), "open")), due(contract(12, 1, "2025-05-15", true)));
    }

    @Test
    void one_that_was_there_already_is_withdrawn() {
        var contract = contract(12, 1, "2025-01-15", false);
        assertEquals(List.of(new Due(LocalDate.parse("2026-03-15"), "open")), due(contract));

        aspen.run(sql -> sql.change("update accounts.contract set auto_renew = true where tenant_id = :tenant and id = :id",
                Map.of("id", contract)));

        assertEquals(List.of(new Due(LocalDate.parse("2026-03-15"), "withdrawn")), due(contract));
    }

    private ContractId contract(int first, int later, String startsOn, boolean renewing) {
        var term = Term.every(first, LocalDate.parse(startsOn), "1200.00");
        return aspen.run(sql -> {
            var facts = new Facts(sql);
            var id = facts.contract(facts.account(), renewing ? term.renewingItself() : term, home.today());
            sql.change(
                    """
                    update accounts.contract
                    set renewal_term_months = :later, renews_on = accounts.renewal(starts_on, ends_on, term_months, :later, :today)
                    where tenant_id = :tenant and id = :id
                    """,
                    Map.of("id", id, "later", later, "today", home.today()));
            return id;
        });
    }

    private List<Due> due(ContractId contract) {
        return aspen.run(sql -> {
            ends(sql).follow(new UUID[] {contract.value()});
            return sql.list(Due.class, "select due_on, state from {whole renewals.renewal} where contract_id = :contract",
                    Map.of("contract", contract));
        });
    }

    private TermEnds ends(Sql sql) {
        return new TermEnds(sql, home, clock, new TenantWork.Heard());
    }
}
