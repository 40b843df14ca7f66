package io.perennial.records;

import io.perennial.kernel.Id;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Builds the answer to a request that created a record (201 with its address) or found and changed it (200). */
public final class Created {
    private Created() {}

    public static Response at(UriInfo uri, Id id, Object view) {
        return in(Response.Status.CREATED, uri, id, view);
    }

    /** Returns 201 with an address in another collection, below the API's root. */
    public static Response at(UriInfo uri, String collection, Id id, Object view) {
        return Response.status(Response.Status.CREATED).header(HttpHeaders.LOCATION, address(uri, collection, id)).entity(view).build();
    }

    /** Returns 202 for a request that is processed later. */
    public static Response later(UriInfo uri, Id id, Object view) {
        return in(Response.Status.ACCEPTED, uri, id, view);
    }

    /** Returns 202 with an address in another collection, below the API's root. */
    public static Response later(UriInfo uri, String collection, Id id, Object view) {
        return Response.accepted(view).header(HttpHeaders.LOCATION, address(uri, collection, id)).build();
    }

    private static String address(UriInfo uri, String collection, Id id) {
        return uri.getBaseUri().getPath() + collection + "/" + id.text();
    }

    /** Returns the answer with the record's address in its collection: the request's path without {@code /by-external/…}. */
    private static Response in(Response.Status status, UriInfo uri, Id id, Object view) {
        var collection = uri.getAbsolutePath().getPath().replaceFirst("/by-external/.*$", "");
        // Set as text: JAX-RS would resolve a URI without a host below api/v1.
        var address = collection + "/" + id.text();
        return Response.status(status).header(HttpHeaders.LOCATION, address).entity(view).build();
    }

    public static Response orFound(Outcome outcome, UriInfo uri, Object view) {
        return outcome instanceof Outcome.Created(var id) ? at(uri, id, view) : Response.ok(view).build();
    }
}
