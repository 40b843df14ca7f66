package io.perennial.platform;

import java.util.Set;
import java.util.UUID;
import org.apache.shiro.authz.Permission;

/**
 * Who a token speaks for.
 *
 * @param subject {@code mem_…} or {@code cli_…}
 * @param sight which accounts may be seen
 * @param suspended whether the tenant is: then the token opens nothing, whatever it permits
 */
public record Caller(
        UUID tenant, String subject, Set<Permission> permissions, Sight sight, boolean suspended) {
    public Call call(Exchange exchange) {
        return new Call(tenant, subject, sight, exchange.requestId(), exchange.syncTrace());
    }
}
