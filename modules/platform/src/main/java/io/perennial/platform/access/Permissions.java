package io.perennial.platform.access;

import io.perennial.kernel.Refusal;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.OpenToVendors;
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
import java.util.Optional;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.authz.Permission;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.apache.shiro.authz.annotation.RequiresUser;
import org.apache.shiro.authz.permission.WildcardPermission;

/**
 * Checks permissions with Shiro before a body is read. Each operation declares its need: {@code @RequiresPermissions}, any login
 * ({@code @RequiresUser}) or none ({@code @PermitAll}). An operation without a declaration is an error.
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
        var tells = Optional.ofNullable(method.getAnnotation(Classified.class)).map(Classified::value);
        boolean open = method.isAnnotationPresent(OpenToVendors.class);
        context.register(Gate.of(needed == null ? List.of() : List.of(needed.value()), tells, open, audit));
    }

    /**
     * @param tells the class of fields without which the operation has nothing to answer
     * @param open true if the people of vendors may call it
     */
    private record Gate(List<Permission> needed, String named, Optional<FieldClass> tells, boolean open,
            Audit audit) implements ContainerRequestFilter {
        /** Parses the permissions once, not for each request. */
        static Gate of(List<String> needed, Optional<FieldClass> tells, boolean open, Audit audit) {
            return new Gate(needed.stream().<Permission>map(WildcardPermission::new).toList(), String.join(", ", needed), tells, open,
                    audit);
        }

        @Override
        public void filter(ContainerRequestContext request) {
            var subject = SecurityUtils.getSubject();
            if (!subject.isAuthenticated())
                throw RequestRefusal.UNAUTHENTICATED.because("Send Authorization: Bearer with a valid token.");
            var caller = subject.getPrincipals().oneByType(Caller.class);
            if (caller.suspended())
                throw refused(request,
                        RequestRefusal.TENANT_SUSPENDED.because("Nobody can read or write the data of this organisation at the moment."));
            if (!open && caller.sight().vendor() != null)
                throw refused(request, RequestRefusal.FORBIDDEN.because("The people of a vendor cannot do this."));
            if (!subject.isPermittedAll(needed))
                throw refused(request, RequestRefusal.FORBIDDEN
                        .because(Wording.of("This requires the permission {permission}.").with("permission", named)));
            tells.ifPresent(FieldClass::requireOpen);
        }

        private Refusal refused(ContainerRequestContext request, Refusal refusal) {
            audit.refused("access.refused", request.getMethod() + " /" + request.getUriInfo().getPath(false).replaceFirst("^/", ""));
            return refusal;
        }
    }
}
