package io.perennial.platform.access;

import io.perennial.kernel.Refusal;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.events.Audit;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.authz.Permission;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.apache.shiro.authz.annotation.RequiresUser;
import org.apache.shiro.authz.permission.WildcardPermission;

/**
 * Asks Shiro before a body is read. Every operation says what it needs: {@code @RequiresPermissions}, any login
 * ({@code @RequiresUser}), or nothing at all ({@code @PermitAll}); one that says nothing stays shut.
 */
@Provider
@ApplicationScoped
public class Permissions implements DynamicFeature {
    @Inject Audit audit;

    @Override
    public void configure(ResourceInfo operation, FeatureContext context) {
        var method = operation.getResourceMethod();
        if (method.isAnnotationPresent(PermitAll.class)) return;
        var needed = method.getAnnotation(RequiresPermissions.class);
        if (needed == null && !method.isAnnotationPresent(RequiresUser.class))
            throw new IllegalStateException("Who may call it? " + method);
        context.register(Gate.of(needed == null ? List.of() : List.of(needed.value()), audit));
    }

    private record Gate(List<Permission> needed, String named, Audit audit) implements ContainerRequestFilter {
        /** Read once: a text would be parsed for each request. */
        static Gate of(List<String> needed, Audit audit) {
            return new Gate(needed.stream().<Permission>map(WildcardPermission::new).toList(), String.join(", ", needed), audit);
        }

        @Override
        public void filter(ContainerRequestContext request) {
            var subject = SecurityUtils.getSubject();
            if (!subject.isAuthenticated())
                throw RequestRefusal.UNAUTHENTICATED.because("Send Authorization: Bearer with a token that is valid");
            if (subject.getPrincipals().oneByType(Caller.class).suspended())
                throw refused(request, RequestRefusal.TENANT_SUSPENDED.because("Nothing of this tenant may be read or written for now"));
            if (!subject.isPermittedAll(needed))
                throw refused(request, RequestRefusal.FORBIDDEN.because("This needs the permission " + named));
        }

        private Refusal refused(ContainerRequestContext request, Refusal refusal) {
            audit.refused("access.refused", request.getMethod() + " /" + request.getUriInfo().getPath(false).replaceFirst("^/", ""));
            return refusal;
        }
    }
}
