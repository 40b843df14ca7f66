package io.perennial.identity;

import io.perennial.identity.ClientView.ClientList;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.sql.Sql;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The tenant's clients. Its files declare them, so they are only read here. */
@Path("clients")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class ClientsResource {
    @Inject Sql sql;

    @GET
    @RequiresPermissions("clients:read")
    public ClientList list() {
        return ClientView.all(sql);
    }
}
