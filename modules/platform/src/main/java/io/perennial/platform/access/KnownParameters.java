package io.perennial.platform.access;

import io.perennial.platform.http.OperationName;
import io.perennial.platform.requests.Parameters;
import io.perennial.platform.spec.ApiOperation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Refuses unknown and repeated query parameters of operations that take none, or that take them one by one, before a body is read. Lists and
 * reads with parameters ({@link Parameters}) refuse them together with all other faults.
 */
@Provider
@ApplicationScoped
public class KnownParameters implements DynamicFeature {
    private static final int AFTER_PERMISSIONS = Priorities.USER + 1;

    @Inject OperationName names;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        names.operation(resource).filter(operation -> !operation.open() && !refusesThemItself(operation))
                .ifPresent(operation -> context.register(new Gate(Set.copyOf(operation.queryParameters())), AFTER_PERMISSIONS));
    }

    private static boolean refusesThemItself(ApiOperation operation) {
        return operation.method().equals("GET") && !operation.queryParameters().isEmpty();
    }

    private record Gate(Set<String> known) implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            Parameters.refuseOthers(request.getUriInfo(), known);
        }
    }
}
