package io.perennial.platform.http;

import io.perennial.platform.spec.ApiDocument;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Names what an address allows in answer to OPTIONS, as a refusal does. The container would add the methods of other addresses whose pattern the
 * path matches too: of {@code /accounts/{id}} at {@code /accounts/batch}.
 */
@Provider
public class AllowedMethods implements ContainerResponseFilter {
    @Inject ApiDocument document;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        if (!request.getMethod().equals(HttpMethod.OPTIONS) || answer.getStatus() >= 300) return;
        answer.getHeaders().putSingle(HttpHeaders.ALLOW, String.join(", ", document.methods("/" + path(request))));
        answer.setEntity(null);
    }

    private static String path(ContainerRequestContext request) {
        return request.getUriInfo().getPath(false).replaceFirst("^/", "");
    }
}
