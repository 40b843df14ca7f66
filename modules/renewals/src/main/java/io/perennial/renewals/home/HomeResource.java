package io.perennial.renewals.home;

import io.perennial.identity.Home;
import io.perennial.identity.MemberId;
import io.perennial.platform.Boundary;
import io.perennial.platform.Classified;
import io.perennial.platform.FieldClass;
import io.perennial.platform.NotFound;
import io.perennial.platform.Parameters;
import io.perennial.platform.Sql;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Where a member begins the day. */
@Path("home")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class HomeResource {
    @Inject Sql sql;
    @Inject Home home;

    /** A program has none. */
    @GET
    @RequiresPermissions("home:read")
    @Classified(FieldClass.REVENUE)
    public HomeView get(@Context UriInfo uri) {
        Parameters.of(uri).check();
        var settings = home.settings();
        return HomeView.of(MemberId.calling().orElseThrow(NotFound::here), home.today(), settings.currency(), sql);
    }
}
