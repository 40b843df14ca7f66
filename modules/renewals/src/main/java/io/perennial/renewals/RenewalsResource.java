package io.perennial.renewals;

import io.perennial.identity.Home;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Id;
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
import io.perennial.records.ChangesBody;
import io.perennial.records.ManyChanges;
import io.perennial.records.Outcome;
import io.perennial.records.RecordChange;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.HashMap;
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
    @Inject ManyChanges many;

    @GET
    @RequiresPermissions("renewals:read")
    public Page<RenewalView> list(@Context UriInfo uri) {
        var currency = home.settings().currency();
        var always = Map.of("currency", currency, "decimals", currency.getDefaultFractionDigits());
        return lists.page(RenewalView.LISTING, Query.of(uri), always);
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

    /** Changes in the order of the ids, so that two requests do not wait for each other. */
    @POST
    @Path("changes")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermissions("renewals:write")
    public Response changes(ChangesBody changes) {
        return many.answer(RenewalId::new, changes, wanted -> {
            var outcomes = new HashMap<Id, Outcome>();
            wanted.stream().sorted(Comparator.comparing(one -> one.id().text())).forEach(one -> outcomes.put(one.id(), changed(one)));
            return wanted.stream().map(one -> outcomes.get(one.id())).toList();
        });
    }

    private Outcome changed(RecordChange change) {
        return Outcome.of(change.id(), () -> {
            var renewal = renewals.get((RenewalId) change.id());
            change.check(renewal.version());
            var isChanged = renewals.change(renewal, json.merge(renewal.work(), change.patch(), RenewalWork.class));
            return isChanged ? new Outcome.Updated(change.id()) : new Outcome.Unchanged(change.id());
        });
    }
}
