package io.perennial.app;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The API's root. It needs no token and no database, so it shows the cost of a request that does nothing. */
@Path("/")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ApiResource {
    /** The name, the API's version and the path of the documentation. */
    public record ApiView(String name, String version, String documentation) {}

    private static final ApiView SELF = new ApiView("Perennial", "v1", "/docs/");

    @GET
    @PermitAll
    public ApiView get() {
        return SELF;
    }
}
