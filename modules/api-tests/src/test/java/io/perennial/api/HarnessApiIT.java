package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
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

    /** Tests that a Location is a path on this server, as specified, so that a proxy in front of it need not know the server's name. */
    @Test
    void where_something_was_created_is_said_as_a_path() {
        var login = Map.of("tenant", "northwind", "email", "admin@northwind.example", "password", "perennial-demo");
        assertEquals("/api/v1/session", perennial.api().post("/session", login).expect(201).location());
        var created = perennial.admin("northwind").post("/accounts", Map.of("name", "Created")).expect(201);
        assertEquals("/api/v1/accounts/" + created.text("/id"), created.location());
    }

    @Test
    void a_vendors_member_comes_in_and_sees_nothing_yet() {
        assertEquals(0, perennial.member("vendor", "northwind").get("/accounts").expect(200).json().path("items").size());
    }
}
