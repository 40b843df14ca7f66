package io.perennial.platform.access;

import io.perennial.platform.call.Call;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.Sight;
import io.perennial.platform.http.Exchange;
import java.util.Set;
import java.util.UUID;
import org.apache.shiro.authz.Permission;
import org.apache.shiro.authz.permission.WildcardPermission;

/**
 * Who a token speaks for.
 *
 * @param subject {@code mem_…} or {@code cli_…}
 * @param sight which accounts may be seen
 * @param suspended whether the tenant is: then the token opens nothing, whatever it permits
 */
public record Caller(
        UUID tenant, String subject, Set<Permission> permissions, Sight sight, boolean suspended) {
    private static final Permission REVENUE = new WildcardPermission("revenue:read");

    /** Revenue is shown to whoever may read it. */
    private Set<FieldClass> closed() {
        return permissions.stream().anyMatch(permission -> permission.implies(REVENUE)) ? Set.of() : Set.of(FieldClass.REVENUE);
    }

    public Call call(Exchange exchange) {
        return new Call(tenant, subject, sight.closing(closed()), exchange.requestId(), exchange.syncTrace());
    }
}
