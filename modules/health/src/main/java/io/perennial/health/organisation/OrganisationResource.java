package io.perennial.health.organisation;

import io.perennial.health.scorecards.Scorecards;
import io.perennial.identity.CustomFieldView;
import io.perennial.identity.Home;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.sql.Sql;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.apache.shiro.authz.annotation.RequiresUser;

/** Serves the tenant's settings to everybody who is logged in. */
@Path("organisation")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class OrganisationResource {
    @Inject Sql sql;
    @Inject Home home;
    @Inject Scorecards scorecards;

    @GET
    @RequiresUser
    public OrganisationView get() {
        var settings = home.settings();
        return new OrganisationView(
                settings.name(), settings.title(), settings.zone(), settings.locale(), settings.currency(), home.today(),
                CustomFieldView.all(sql), scorecards.published().stream().map(OrganisationView.ScorecardBands::of).toList());
    }
}
