package io.perennial.identity.tenants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CommittedTenantsTest {
    private static final Pattern ASKED = Pattern.compile("x-(?:field-)?permission: (\\S+)");

    private final TenantFiles files = TenantFiles.read(Path.of("../../tenants"));

    @Test
    void the_tenants_of_this_repository_are_valid() {
        assertEquals(List.of("contoso", "northwind", "ravenstack", "telco", "volvo"), files.names());
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

        assertEquals(List.of("Asia/Shanghai", "Europe/Berlin", "Etc/UTC", "America/Los_Angeles", "Europe/Stockholm"), zones);
    }

    @Test
    void what_can_be_granted_is_what_the_specification_asks_for() throws IOException {
        var asked = new TreeSet<String>();
        try (var paths = Files.list(Path.of("../../api-specs/v1/paths"))) {
            for (var path : paths.toList()) {
                ASKED.matcher(Files.readString(path)).results().forEach(found -> asked.add(found.group(1)));
            }
        }
        var granted = new TreeSet<String>();
        for (var permission : files.tenants().getFirst().document().at("/roles/admin/permissions")) granted.add(permission.asText());

        assertEquals(asked, granted);
    }

    @Test
    void every_demo_login_has_a_role_that_there_is() {
        for (var tenant : files.tenants()) {
            var demo = tenant.content(true);
            assertEquals(8, demo.at("/members").size());
            for (var member : demo.at("/members")) {
                assertTrue(demo.at("/roles").has(member.at("/roles/0").asText()), member::toString);
            }
            assertTrue(demo.at("/clients/partner").isObject());
            assertEquals(2, demo.at("/teams").size());
            for (var team : demo.at("/teams")) {
                assertTrue(demo.at("/members").has(team.at("/lead").asText()), team::toString);
                assertTrue(demo.at("/members").has(team.at("/members/0").asText()), team::toString);
            }
        }
    }
}
