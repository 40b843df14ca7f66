package io.perennial.platform.http;

import io.perennial.platform.spec.ApiDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * Refuses a caller who accepts no type of an operation's answer. An operation without a body in its answer refuses nobody: there is
 * nothing to choose. JAX-RS itself would also compare the type of the answers that it does not send, and fail on a header that it cannot
 * read, so {@link WithoutWishes} hides these headers from it.
 */
@Provider
@ApplicationScoped
public class Negotiation implements DynamicFeature {
    @Inject OperationName names;
    @Inject ApiDocument document;

    @Override
    public void configure(ResourceInfo operation, FeatureContext context) {
        var offered = names.operation(operation).stream()
                .flatMap(found -> document.answeredTypes(found).stream()).distinct().toList();
        if (!offered.isEmpty()) context.register(new Choice(offered), Integer.MIN_VALUE + 1);
    }

    private record Choice(List<String> offered) implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            if (request.getProperty(WithoutWishes.ATTRIBUTE) instanceof AcceptedTypes wishes && !wishes.allowsOneOf(offered))
                throw new NotAcceptableException();
        }
    }
}
