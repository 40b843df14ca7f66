package io.perennial.platform.access;

import io.perennial.kernel.Refusal;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.OpenToVendors;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.events.Audit;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.authz.Permission;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.apache.shiro.authz.permission.WildcardPermission;

/**
 * Lets callers pass who may call an operation. The permissions are parsed once, not for each request.
 *
 * @param tells the class of fields without which the operation has nothing to answer
 * @param open true if the people of vendors may call it
 */
record Gate(List<Permission> needed, String named, Optional<FieldClass> tells, boolean open,
        Audit audit) implements ContainerRequestFilter {
    static Gate of(Method method, Audit audit) {
        var permissions = method.getAnnotation(RequiresPermissions.class);
        var needed = permissions == null ? List.<String>of() : List.of(permissions.value());
        var tells = Optional.ofNullable(method.getAnnotation(Classified.class)).map(Classified::value);
        return new Gate(needed.stream().<Permission>map(WildcardPermission::new).toList(), String.join(", ", needed), tells,
                method.isAnnotationPresent(OpenToVendors.class), audit);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        check(refusal -> {
            audit.refused("access.refused", request.getMethod() + " /" + request.getUriInfo().getPath(false).replaceFirst("^/", ""));
            return refusal;
        });
    }

    /** @param noted notes that a caller was refused */
    void check(UnaryOperator<Refusal> noted) {
        var subject = SecurityUtils.getSubject();
        if (!subject.isAuthenticated()) throw RequestRefusal.UNAUTHENTICATED.because("Send Authorization: Bearer with a valid token.");
        var caller = subject.getPrincipals().oneByType(Caller.class);
        if (caller.suspended())
            throw noted.apply(
                    RequestRefusal.TENANT_SUSPENDED.because("Nobody can read or write the data of this organisation at the moment."));
        if (!open && caller.sight().vendor() != null)
            throw noted.apply(RequestRefusal.FORBIDDEN.because("The people of a vendor cannot do this."));
        if (!subject.isPermittedAll(needed))
            throw noted.apply(RequestRefusal.FORBIDDEN
                    .because(Wording.of("This requires the permission {permission}.").with("permission", named)));
        tells.ifPresent(FieldClass::requireOpen);
    }
}
