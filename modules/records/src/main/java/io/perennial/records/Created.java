package io.perennial.records;

import io.perennial.kernel.Id;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The answer to what made something: 201, where it is, and what it is; or to what found it there: 200. */
public final class Created {
    private Created() {}

    public static Response at(UriInfo uri, Id id, Object view) {
        return in(Response.Status.CREATED, uri, id, view);
    }

    /** What was taken in, to be worked on: 202. */
    public static Response later(UriInfo uri, Id id, Object view) {
        return in(Response.Status.ACCEPTED, uri, id, view);
    }

    /** The same where it is read elsewhere: in this collection, below the API's root. */
    public static Response later(UriInfo uri, String collection, Id id, Object view) {
        var address = uri.getBaseUri().getPath() + collection + "/" + id.text();
        return Response.accepted(view).header(HttpHeaders.LOCATION, address).build();
    }

    /** Under the address of its collection, which is the request's up to {@code by-external} where that was used. */
    private static Response in(Response.Status status, UriInfo uri, Id id, Object view) {
        var collection = uri.getAbsolutePath().getPath().replaceFirst("/by-external/.*$", "");
        // As a header of our own words: a URI without a host is taken for one below api/v1.
        var address = collection + "/" + id.text();
        return Response.status(status).header(HttpHeaders.LOCATION, address).entity(view).build();
    }

    public static Response orFound(Outcome outcome, UriInfo uri, Object view) {
        return outcome instanceof Outcome.Created(var id) ? at(uri, id, view) : Response.ok(view).build();
    }
}
