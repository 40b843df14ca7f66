package io.perennial.platform.access;

import io.perennial.platform.call.Call;
import io.perennial.platform.http.Exchange;
import java.util.Set;
import java.util.UUID;
import org.apache.shiro.authz.Permission;
import org.jspecify.annotations.Nullable;

/**
 * Who a token speaks for.
 *
 * @param subject {@code mem_…} or {@code cli_…}
 * @param ownAccountsOf the member whose own accounts are all that may be seen, or {@code null} for every account
 * @param suspended whether the tenant is: then the token opens nothing, whatever it permits
 */
public record Caller(
        UUID tenant, String subject, Set<Permission> permissions, @Nullable UUID ownAccountsOf, boolean suspended) {
    public Call call(Exchange exchange) {
        return new Call(tenant, subject, ownAccountsOf, exchange.requestId(), exchange.syncTrace());
    }
}
