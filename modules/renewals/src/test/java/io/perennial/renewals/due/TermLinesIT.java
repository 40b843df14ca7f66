package io.perennial.renewals.due;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.contracts.ContractId;
import io.perennial.identity.testing.FixedHome;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantWork;
import io.perennial.renewals.forecast.ForecastSql;
import io.perennial.renewals.testing.Facts;
import io.perennial.renewals.testing.Facts.Term;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the renewals of a contract whose lines change while it runs: each is due for what its last day is worth. */
class TermLinesIT {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final LocalDate DUE = TODAY.plusDays(60);

    private final TenantWork hazel = TenantWork.of("hazel");
    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final FixedHome home = new FixedHome(ZoneId.of("Europe/Berlin"), clock);

    record Told(String told) {}

    @BeforeEach
    void nothing() {
        for (var table : List.of("renewals.renewal_call", "renewals.renewal", "renewals.touched_contract", "accounts.contract"))
            hazel.run(sql -> sql.change("delete from " + table + " where tenant_id = :tenant", Map.of()));
    }

    @Test
    void a_renewal_is_due_for_the_lines_of_the_last_day_of_its_term() {
        follow(contract(DUE.minusDays(1)));
        assertEquals(List.of(DUE + " open 300.00 null"), renewals());
    }

    @Test
    void lines_of_the_day_on_which_it_is_due_belong_to_the_next_term() {
        var contract = contract(DUE);
        follow(contract);
        assertEquals(List.of(DUE + " open 100.00 null"), renewals());

        clock.move(Duration.ofDays(70));
        follow(contract);

        assertEquals(DUE + " won 100.00 300.00", renewals().getFirst(), "it renewed itself for more than what was due");
    }

    @Test
    void an_open_renewal_follows_lines_that_are_agreed_later() {
        var contract = contract(DUE);
        follow(contract);
        change(contract, DUE.minusDays(20));
        follow(contract);

        assertEquals(List.of(DUE + " open 300.00 null"), renewals());
    }

    @Test
    void what_is_due_is_converted_from_the_exact_amount_and_rounded_once() {
        var contract = contract(DUE);
        hazel.run(sql -> sql.change("""
                update accounts.contract set versions = null, currency = 'JPY', arr = 84, exact_arr = 84.5 where tenant_id = :tenant and id = :id
                """, Map.of("id", contract)));
        follow(contract);
        hazel.run(sql -> sql.change("update renewals.renewal set rate = 0.006 where tenant_id = :tenant", Map.of()));

        assertEquals(List.of("0.51 0.51"), hazel.run(sql -> sql.list(Told.class,
                "select target || ' ' || retained as told from (" + ForecastSql.lines("{whole renewals.live_renewal}") + ") line",
                Map.of("currency", "EUR", "decimals", 2))).stream().map(Told::told).toList());
    }

    /** Makes a contract of 100.00 a year, and of 300.00 from a day on. */
    private ContractId contract(LocalDate from) {
        var made = hazel.run(sql -> {
            var facts = new Facts(sql);
            return facts.contract(facts.account(), Term.every(12, DUE.minusYears(1), "100.00").renewingItself(), home.today());
        });
        change(made, from);
        return made;
    }

    private void change(ContractId contract, LocalDate from) {
        hazel.run(sql -> sql.change(
                """
                update accounts.contract
                set versions = jsonb_build_array(jsonb_build_object('effectiveOn', starts_on, 'arr', jsonb_build_object('amount', '100.00')),
                                                 jsonb_build_object('effectiveOn', :from::date, 'arr', jsonb_build_object('amount', '300.00')))
                where tenant_id = :tenant and id = :id
                """,
                Map.of("id", contract, "from", from)));
    }

    private void follow(ContractId contract) {
        hazel.run((Sql sql) -> {
            new TermEnds(sql, home, clock, new TenantWork.Heard()).follow(new UUID[] {contract.value()});
            return contract;
        });
    }

    private List<String> renewals() {
        return hazel.run(sql -> sql.list(Told.class,
                "select concat_ws(' ', due_on, state, target_arr, coalesce(outcome_arr::text, 'null')) as told from {whole renewals.renewal} order by due_on",
                Map.of())).stream().map(Told::told).toList();
    }
}
