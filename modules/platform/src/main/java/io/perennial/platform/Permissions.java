package io.perennial.platform;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.apache.shiro.authz.annotation.RequiresUser;

/**
 * Asks Shiro before a body is read. Every operation says what it needs: {@code @RequiresPermissions}, any login
 * ({@code @RequiresUser}), or nothing at all ({@code @PermitAll}); one that says nothing stays shut.
 */
@Provider
public class Permissions implements DynamicFeature {
    @Override
    public void configure(ResourceInfo operation, FeatureContext context) {
        var method = operation.getResourceMethod();
        if (method.isAnnotationPresent(PermitAll.class)) return;
        var needed = method.getAnnotation(RequiresPermissions.class);
        if (needed == null && !method.isAnnotationPresent(RequiresUser.class))
            throw new IllegalStateException("Who may call it? " + method);
        context.register(new Gate(needed == null ? new String[0] : needed.value()));
    }

    private record Gate(String[] needed) implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            var subject = SecurityUtils.getSubject();
            if (!subject.isAuthenticated())
                throw RequestRefusal.UNAUTHENTICATED.because("Send Authorization: Bearer with a token that is valid");
            if (!subject.isPermittedAll(needed))
                throw RequestRefusal.FORBIDDEN.because("This needs the permission " + String.join(", ", needed));
        }
    }
}
