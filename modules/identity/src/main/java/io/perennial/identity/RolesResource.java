package io.perennial.identity;

import io.perennial.identity.RoleView.RoleList;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.sql.Sql;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The tenant's roles. Those that its files declare are only read here. */
@Path("roles")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RolesResource {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,49}");

    @Inject RoleWrites writes;
    @Inject Sql sql;

    @GET
    @RequiresPermissions("roles:read")
    public RoleList list() {
        return RoleView.all(sql);
    }

    @GET
    @Path("{name}")
    @RequiresPermissions("roles:read")
    public RoleView get(@PathParam("name") String name) {
        return RoleView.find(known(name), sql).orElseThrow(NotFound::here).view();
    }

    @PUT
    @Path("{name}")
    @RequiresPermissions("roles:write")
    public RoleView put(@PathParam("name") String name, @BeanParam Conditions conditions, RoleBody body) {
        writes.put(known(name), body, conditions);
        return get(name);
    }

    @DELETE
    @Path("{name}")
    @RequiresPermissions("roles:write")
    public void delete(@PathParam("name") String name, @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        writes.delete(known(name), version);
    }

    private static String known(String name) {
        if (!NAME.matcher(name).matches()) throw NotFound.here();
        return name;
    }
}
