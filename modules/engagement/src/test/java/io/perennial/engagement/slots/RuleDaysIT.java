package io.perennial.engagement.slots;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.engagement.testing.Promised;
import io.perennial.identity.MemberId;
import io.perennial.identity.testing.FixedHome;
import io.perennial.platform.testing.TenantWork;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RuleDaysIT {
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-30");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);

    private final String name = "alder" + UUID.randomUUID().toString().substring(0, 8);
    private final TenantWork alder = TenantWork.of(name);
    private final MemberId ida = Promised.member(name);

    /** Plans callbacks in the name of the account's owner, whose time nobody takes. */
    private void planned(LocalDate day, int callbacks, boolean byRule) {
        alder.run(sql -> {
            var promised = new Promised(sql);
            for (int n = 0; n < callbacks; n++) {
                var one = promised.callback(promised.account(ida), null, null, day + "T09:00");
                if (byRule)
                    sql.change("update engagement.callback set cause = 'fup' where tenant_id = :tenant and id = :id", Map.of("id", one));
            }
            return ida;
        });
    }

    private Set<LocalDate> full() {
        return alder.run(sql -> new RuleDays(new FixedHome(ZoneOffset.UTC, CLOCK), sql).full(ida, MONDAY, MONDAY.plusDays(5)));
    }

    @Test
    void rules_fill_half_of_a_day_and_none_that_people_have_filled() {
        planned(MONDAY, 9, true);
        planned(MONDAY.plusDays(1), 10, true);
        planned(MONDAY.plusDays(2), 19, false);
        planned(MONDAY.plusDays(3), 20, false);

        assertEquals(Set.of(MONDAY.plusDays(1), MONDAY.plusDays(3)), full());
    }
}
