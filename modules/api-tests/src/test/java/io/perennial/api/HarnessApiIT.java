package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPerennial.class)
class HarnessApiIT {
    private final Perennial perennial;

    HarnessApiIT(Perennial perennial) {
        this.perennial = perennial;
    }

    @Test
    void people_and_programs_of_both_demo_tenants_come_in() {
        for (var tenant : TestTenants.DEMO) {
            perennial.partner(tenant).get("/accounts").expect(200);
            for (var member : List.of("admin", "manager", "csm", "agent")) perennial.member(member, tenant).get("/accounts").expect(200);
        }
    }

    @Test
    void nobody_is_let_in_without_a_token_or_with_a_wrong_secret() {
        perennial.api().get("/accounts").expect(401, "unauthenticated");
        perennial.api().withToken("prn_" + "A".repeat(64)).get("/accounts").expect(401, "unauthenticated");
    }

    @Test
    void each_tenant_has_members_of_its_own() {
        assertNotEquals(
                perennial.admin("northwind").all("/members").toString(), perennial.admin("contoso").all("/members").toString());
    }

    @Test
    void a_vendors_member_comes_in_and_may_nothing_yet() {
        assertEquals(403, perennial.member("vendor", "northwind").get("/accounts").status());
    }
}
