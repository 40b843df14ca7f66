package io.perennial.app.shape.ugly.accounts;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("loose")
public class LooseResource {
    @GET
    public String open() {
        return "to anyone";
    }
}
