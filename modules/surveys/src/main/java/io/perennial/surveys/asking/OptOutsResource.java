package io.perennial.surveys.asking;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Page;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
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

/** Lists the people of a customer who want to be asked nothing any more. */
@Path("accounts/{id}/survey-opt-outs")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class OptOutsResource {
    private static final String SEEN = "select count(*) from {accounts.visible_account} where id = :id";

    @Inject Lists lists;
    @Inject Sql sql;

    @GET
    @RequiresPermissions("surveys:read")
    public Page<OptOutView> list(@PathParam("id") AccountId id, @Context UriInfo uri) {
        if (sql.number(SEEN, Map.of("id", id)) == 0) throw NotFound.here();
        return lists.page(OptOutView.OF_ACCOUNT, Query.of(uri), Map.of("account", id));
    }
}
