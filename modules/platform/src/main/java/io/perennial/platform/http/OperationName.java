package io.perennial.platform.http;

import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.requests.Address;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Notes which operation of the specification answers a request, for the metrics and for the bounds of its body. Refuses a request whose path
 * is an address of its own without this method: JAX-RS would take {@code batch} for an id.
 */
@Provider
@ApplicationScoped
public class OperationName implements DynamicFeature {
    private static final String ATTRIBUTE = ApiOperation.class.getName();
    private static final String NONE = "none";

    @Inject ApiDocument document;

    @Override
    public void configure(ResourceInfo operation, FeatureContext context) {
        operation(operation).ifPresent(specified -> context.register(new Note(specified, document.hiding(specified)), Integer.MIN_VALUE));
    }

    private record Note(ApiOperation operation, Predicate<String> isHidden) implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            if (isHidden.test("/" + Address.normal(request.getUriInfo().getPath(false)).replaceFirst("^/", "")))
                throw RequestRefusal.METHOD_NOT_ALLOWED.because("This address does not support this method.");
            request.setProperty(ATTRIBUTE, operation);
        }
    }

    /** Returns the operation that a resource's method implements; empty if it is not specified. */
    public Optional<ApiOperation> operation(ResourceInfo implemented) {
        return operation(implemented.getResourceClass(), implemented.getResourceMethod());
    }

    Optional<ApiOperation> operation(Class<?> resource, Method method) {
        var path = template(("/" + path(resource) + "/" + path(method)).replaceAll("/+", "/").replaceAll("(.)/$", "$1"));
        var verb = verb(method);
        return document.operations().stream()
                .filter(operation -> operation.method().equals(verb) && template(operation.path()).equals(path))
                .findFirst();
    }

    /** Returns a path without the names of its parameters, which the specification and a resource may choose as they like. */
    private static String template(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    private static String path(AnnotatedElement element) {
        var path = element.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }

    private static @Nullable String verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst()
                .orElse(null);
    }

    /** Returns the operation that answered this request, or {@code none} if the request did not reach one. */
    static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof ApiOperation operation ? operation.id() : NONE;
    }
}
