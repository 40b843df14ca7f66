package io.perennial.identity.tenants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommittedTenantsTest {
    private final TenantFiles files = TenantFiles.read(Path.of("../../tenants"));

    @Test
    void the_tenants_of_this_repository_are_valid() {
        assertEquals(List.of("contoso", "northwind", "ravenstack", "telco"), files.names());
    }

    @Test
    void a_tenant_has_the_roles_of_the_defaults() {
        for (var tenant : files.tenants()) {
            assertEquals("own", tenant.document().at("/roles/csm/accounts").asText(), tenant.name());
        }
    }

    @Test
    void a_tenant_may_differ_from_the_defaults() {
        var zones = files.tenants().stream().map(tenant -> tenant.document().at("/zone").asText()).toList();

        assertEquals(List.of("Asia/Shanghai", "Europe/Berlin", "Etc/UTC", "America/Los_Angeles"), zones);
    }

    @Test
    void every_demo_login_has_a_role_that_there_is() {
        for (var tenant : files.tenants()) {
            var demo = tenant.content(true);
            assertEquals(5, demo.at("/members").size());
            for (var member : demo.at("/members")) {
                assertTrue(demo.at("/roles").has(member.at("/roles/0").asText()), member::toString);
            }
            assertTrue(demo.at("/clients/partner").isObject());
        }
    }
}
