package io.perennial.platform;

import io.perennial.kernel.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;

/** What JAX-RS would stumble over before it knows whom to tell: an address or a Content-Type that is none. */
@ApplicationScoped
class ReadableRequest {
    @Inject Problems problems;
    @Inject Json json;

    /** Whether it can be read; if not, it has been answered. */
    boolean check(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            checkQuery(request.getQueryString());
            checkType(request.getContentType());
            return true;
        } catch (Refusal refusal) {
            var problem = problems.of(refusal);
            response.setStatus(problem.status());
            response.setContentType("application/problem+json");
            response.getOutputStream().write(json.write(problem));
            return false;
        }
    }

    private static void checkQuery(String query) {
        try {
            if (query != null) new URI("?" + query);
        } catch (URISyntaxException broken) {
            throw RequestRefusal.MALFORMED_REQUEST.because("The query of the address is not percent-encoded as it must be");
        }
    }

    private static void checkType(String type) {
        try {
            if (type != null) MediaType.valueOf(type);
        } catch (IllegalArgumentException none) {
            throw RequestRefusal.UNSUPPORTED_MEDIA_TYPE.because("That Content-Type is no media type");
        }
    }
}
