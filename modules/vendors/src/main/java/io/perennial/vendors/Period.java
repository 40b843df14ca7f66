package io.perennial.vendors;

import io.perennial.platform.requests.Parameters;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;

/** A time of which figures are told: {@code until} is not part of it. */
record Period(Instant from, Instant until) {
    /** Reads the parameters of a request, of which it may have no others. */
    static Period of(UriInfo uri) {
        var given = Parameters.of(uri);
        var from = given.required("from", Instant.class);
        var until = given.required("until", Instant.class);
        given.check();
        return new Period(from.orElseThrow(), until.orElseThrow());
    }
}
