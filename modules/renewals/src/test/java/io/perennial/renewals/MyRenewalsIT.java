package io.perennial.renewals;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.identity.MemberId;
import io.perennial.platform.testing.TenantWork;
import io.perennial.renewals.testing.DueRenewals;
import io.perennial.renewals.testing.DueRenewals.Due;
import io.perennial.renewals.testing.Facts;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MyRenewalsIT {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    private final TenantWork hazel = TenantWork.of("hazel");
    private final TenantWork willow = TenantWork.of("willow");
    private final UUID owner = Facts.member("hazel");
    private final UUID other = Facts.member("hazel");

    @Test
    void ones_own_are_those_of_ones_accounts_and_those_that_were_given_to_one() {
        add(owner, TODAY.plusDays(29), "1200.00");
        give(add(owner, TODAY.plusDays(30), "10.00"), other);
        add(owner, TODAY.plusDays(90), "7.00");
        give(add(other, TODAY.plusDays(60), "300.00"), owner);
        add(owner, TODAY.minusDays(1), "1.00");

        var mine = mine(hazel);

        assertEquals(List.of("1 1.00", "1 1200.00", "1 1200.00", "2 1500.00"),
                List.of(told(mine.overdue()), told(mine.within30()), told(mine.within60()), told(mine.within90())));
        assertEquals(List.of("1.00", "1200.00", "300.00"), mine.next().stream().map(one -> one.targetArr().amount().toString()).toList());
        assertEquals("1 1200.00", told(mine(hazel.seenBy(owner)).within90()));
        assertEquals("0 0.00", told(mine(willow).within90()));
    }

    private UUID add(UUID accountOwner, LocalDate dueOn, String target) {
        return hazel.run(sql -> new DueRenewals(sql).add(accountOwner, Due.open(dueOn, target, null)));
    }

    private void give(UUID renewal, UUID member) {
        hazel.run(sql -> sql.change("update renewals.renewal set owner_id = :owner where tenant_id = :tenant and id = :id",
                Map.of("owner", member, "id", renewal)));
    }

    private MyRenewals mine(TenantWork work) {
        return work.run(sql -> MyRenewals.of(new MemberId(owner), TODAY, Currency.getInstance("EUR"), sql));
    }

    private static String told(MyRenewals.DueRenewals due) {
        return due.renewals() + " " + due.arr().amount();
    }
}
