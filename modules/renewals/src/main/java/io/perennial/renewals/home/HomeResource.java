package io.perennial.renewals.home;

import io.perennial.identity.Home;
import io.perennial.identity.MemberId;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Parameters;
import io.perennial.platform.sql.Sql;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Serves a member's home page. */
@Path("home")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class HomeResource {
    /** Says whose work the page is about. */
    enum Whose { ME, TEAM }

    @Inject Sql sql;
    @Inject Home home;

    /** Returns the caller's home page, without what their roles do not open. A program has none. */
    @GET
    @RequiresPermissions("home:read")
    public HomeView get(@Context UriInfo uri) {
        var given = Parameters.of(uri);
        var of = given.find("of", Whose.class).orElse(Whose.ME);
        given.check();
        var me = MemberId.calling().orElseThrow(NotFound::here);
        var currency = home.settings().currency();
        return switch (of) {
            case ME -> HomeView.of(me, home.today(), currency, sql);
            case TEAM -> HomeView.ofTeam(me, home.today(), currency, sql);
        };
    }
}
