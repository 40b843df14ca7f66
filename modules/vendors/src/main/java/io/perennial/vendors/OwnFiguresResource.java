package io.perennial.vendors;

import io.perennial.identity.MemberId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.call.OpenToVendors;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.sql.Sql;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresUser;

/** The figures of the calling member. A program is no member. */
@Path("members/me/figures")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class OwnFiguresResource {
    @Inject Sql sql;

    /** Counts the own work whole, also on tickets that the caller does not see any more. */
    @GET
    @OpenToVendors
    @RequiresUser
    public MemberFigures get(@Context UriInfo uri) {
        var period = Period.of(uri);
        var me = TypeId.parse(Call.current().actor(), "mem", MemberId::new).orElseThrow(NotFound::here);
        return Call.current().seeingAll().run(() -> MemberFigures.of(List.of(me), period, sql)).stream().findFirst()
                .orElseThrow(NotFound::here);
    }
}
