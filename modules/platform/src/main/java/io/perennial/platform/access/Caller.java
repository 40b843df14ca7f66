package io.perennial.platform.access;

import io.perennial.platform.call.Call;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.Sight;
import io.perennial.platform.http.Exchange;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.apache.shiro.authz.Permission;
import org.apache.shiro.authz.permission.WildcardPermission;

/**
 * The member or client that an access token belongs to.
 *
 * @param subject {@code mem_…} or {@code cli_…}
 * @param sight the accounts that the caller may see
 * @param suspended true if the tenant is suspended; then the token permits nothing
 */
public record Caller(
        UUID tenant, String subject, Set<Permission> permissions, Sight sight, boolean suspended) {
    /** Returns the classes of fields that the caller may not see. */
    private Set<FieldClass> closed() {
        return FieldClass.closedWithout(name -> {
            var needed = new WildcardPermission(name);
            return permissions.stream().anyMatch(permission -> permission.implies(needed));
        });
    }

    /** @param now the instant at which the grants of a vendor are read */
    public Call call(Exchange exchange, Instant now) {
        return new Call(tenant, subject, sight.at(now).closing(closed()), exchange.requestId(), exchange.syncTrace());
    }
}
