package io.perennial.platform.requests;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Adds a resource's version as a strong ETag, and answers 304 to a GET if the client has that version already. */
@Provider
public class VersionTag implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        if (!(answer.getEntity() instanceof Versioned versioned)) return;
        var tag = VersionTags.tag(versioned.version());
        answer.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        if (request.getMethod().equals(HttpMethod.GET) && isKnown(request, versioned.version())) {
            answer.setStatusInfo(Response.Status.NOT_MODIFIED);
            answer.setEntity(null);
        }
    }

    private static boolean isKnown(ContainerRequestContext request, long version) {
        var known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        return known != null && VersionTags.of(known).include(version);
    }
}
