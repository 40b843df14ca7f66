package io.perennial.accounts.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.TypeId;
import io.perennial.records.ExternalKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContractTest {
    private static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");
    private final AccountId account = new AccountId(TypeId.next());

    @Test
    void it_is_what_was_written() {
        var contract = new Contract(body("25.00", LocalDate.of(2027, 1, 1)), NOW);

        assertEquals(body("25.00", LocalDate.of(2027, 1, 1)), contract.body());
    }

    @Test
    void what_happens_to_it_belongs_to_its_accounts_story_under_its_number() {
        var created = new Contract(body("25.00", null), NOW).created();

        assertEquals(account, created.about());
        assertEquals("RL-2026-001", created.label());
    }

    @Test
    void a_change_tells_the_fields_that_changed() {
        var contract = new Contract(body("25.00", null), NOW);

        var changed = contract.change(body("25.00", LocalDate.of(2027, 1, 1)), NOW).orElseThrow();

        assertEquals(Set.of("endsOn"), changed.changes().fields().keySet());
        assertEquals(new Changes.Change(null, LocalDate.of(2027, 1, 1)), changed.changes().fields().get("endsOn"));
    }

    @Test
    void what_it_was_already_is_no_change() {
        var contract = new Contract(body("25.00", null), NOW);

        assertTrue(contract.change(body("25.00", null), NOW).isEmpty());
    }

    @Test
    void one_that_was_cancelled_before_its_start_is_worth_nothing() throws ReflectiveOperationException {
        var contract = new Contract(body("25.00", LocalDate.of(2026, 1, 1)), NOW);
        var arr = Contract.class.getDeclaredField("arr");
        arr.setAccessible(true);

        assertEquals(new BigDecimal("0.00"), arr.get(contract));
    }

    @Test
    void deleted_it_is_no_longer_live() {
        var contract = new Contract(body("25.00", null), NOW);
        contract.delete(NOW);

        assertFalse(contract.isLive());
    }

    private ContractBody body(String price, LocalDate endsOn) {
        return new ContractBody(
                account, "RL-2026-001", LocalDate.of(2026, 1, 1), endsOn, null, "P12M", "P24M", true, "P90D", Billing.HALF_YEARLY,
                Currency.getInstance("EUR"), null,
                List.of(new ContractLine("Fleet tracking", BigDecimal.TEN, new BigDecimal(price), Per.MONTH, true)),
                List.of(new ExternalKey("crm", "1")));
    }
}
