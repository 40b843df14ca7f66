package io.perennial.api.made;

import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * One caller of each role in a tenant.
 *
 * @param vendor supplies the vendor that the people of vendors work for
 */
public record Cast(Perennial perennial, String tenant, Supplier<String> vendor, Map<String, PerennialApi> known) {
    public Cast(Perennial perennial, String tenant, Supplier<String> vendor) {
        this(perennial, tenant, vendor, new ConcurrentHashMap<>());
    }

    public PerennialApi as(String role) {
        return known.computeIfAbsent(role, this::loggedIn);
    }

    private PerennialApi loggedIn(String role) {
        return switch (role) {
            case "admin", "csm", "agent" -> perennial.member(role, tenant);
            case "cs_manager" -> perennial.member("manager", tenant);
            case "team_lead" -> perennial.member("lead", tenant);
            case "partner" -> perennial.partner(tenant);
            case "vendor_lead", "vendor_agent" -> Invited.as(role, vendor.get(), perennial, tenant).api();
            default -> Invited.as(role, "", perennial, tenant).api();
        };
    }
}
