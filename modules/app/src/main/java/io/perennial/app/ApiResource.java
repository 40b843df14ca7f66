package io.perennial.app;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The beginning of the API: needs no token and asks no database, so it tells what a request costs that does nothing. */
@Path("/")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ApiResource {
    /** What answers here. */
    public record ApiView(String name, String version, String documentation) {}

    private static final ApiView SELF = new ApiView("Perennial", "v1", "/docs/");

    @GET
    @PermitAll
    public ApiView get() {
        return SELF;
    }
}
