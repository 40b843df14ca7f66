package io.perennial.surveys.asking;

import io.perennial.kernel.Page;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.SurveyId;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The ledger of a survey: who was asked, and who was not and why. */
@Path("surveys/{id}/invitations")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class SurveyInvitationsResource {
    private static final String SEEN = "select count(*) from {surveys.visible_survey} where id = :id";

    @Inject Lists lists;
    @Inject Sql sql;

    @GET
    @RequiresPermissions("surveys:read")
    public Page<InvitationView> list(@PathParam("id") SurveyId id, @Context UriInfo uri) {
        if (sql.number(SEEN, Map.of("id", id)) == 0) throw NotFound.here();
        return lists.page(InvitationView.OF_SURVEY, Query.of(uri), Map.of("survey", id));
    }
}
