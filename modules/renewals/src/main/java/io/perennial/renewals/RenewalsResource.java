package io.perennial.renewals;

import io.perennial.identity.Home;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Page;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.json.Json;
import io.perennial.platform.json.MergePatch;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.Tenants;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Serves the renewals, a member's own ones and the losses, and changes the work on a renewal. */
@Path("renewals")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class RenewalsResource {
    @Inject Renewals renewals;
    @Inject Lists lists;
    @Inject Sql sql;
    @Inject Json json;
    @Inject Home home;

    @GET
    @RequiresPermissions("renewals:read")
    public Page<RenewalView> list(@Context UriInfo uri) {
        return lists.page(RenewalView.LISTING, Query.of(uri));
    }

    /** Returns the caller's own renewals. A program has none. */
    @GET
    @Path("mine")
    @RequiresPermissions("renewals:read")
    @Classified(FieldClass.REVENUE)
    public MyRenewals mine() {
        var me = TypeId.parse(Call.current().actor(), "mem", MemberId::new).orElse(new MemberId(Tenants.NOBODY));
        return MyRenewals.of(me, home.today(), home.settings().currency(), sql);
    }

    @GET
    @Path("losses")
    @RequiresPermissions("renewals:read")
    public Page<LossView> losses(@Context UriInfo uri) {
        return lists.page(LossView.LISTING, Query.of(uri), Map.of("zone", home.settings().zone()));
    }

    @GET
    @Path("{id}")
    @RequiresPermissions("renewals:read")
    public RenewalView get(@PathParam("id") RenewalId id) {
        return RenewalView.get(id, sql);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermissions("renewals:write")
    public RenewalView change(
            @PathParam("id") RenewalId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version, MergePatch patch) {
        var renewal = renewals.get(id);
        version.check(renewal);
        renewals.change(renewal, json.merge(renewal.work(), patch, RenewalWork.class));
        return RenewalView.get(id, sql);
    }
}
