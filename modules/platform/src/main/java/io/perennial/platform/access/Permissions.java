package io.perennial.platform.access;

import io.perennial.platform.events.Audit;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.apache.shiro.authz.annotation.RequiresUser;

/**
 * Checks permissions with Shiro before a body is read. Each operation declares its need: {@code @RequiresPermissions}, any login
 * ({@code @RequiresUser}) or none ({@code @PermitAll}). An operation without a declaration is an error.
 */
@Provider
@ApplicationScoped
public class Permissions implements DynamicFeature {
    @Inject Audit audit;
    @Inject ReadOperations reads;

    @Override
    public void configure(ResourceInfo operation, FeatureContext context) {
        var method = operation.getResourceMethod();
        if (method.isAnnotationPresent(PermitAll.class)) return;
        if (!method.isAnnotationPresent(RequiresPermissions.class) && !method.isAnnotationPresent(RequiresUser.class))
            throw new IllegalStateException("Who may call it? " + method);
        var gate = Gate.of(method, audit);
        context.register(gate);
        reads.add(operation.getResourceClass(), method, gate);
    }
}
