package io.perennial.vendors;

import io.perennial.calendars.Calendars;
import io.perennial.identity.MemberId;
import io.perennial.identity.VendorId;
import io.perennial.identity.VendorPeople;
import io.perennial.kernel.Page;
import io.perennial.platform.call.OpenToVendors;
import io.perennial.platform.json.Json;
import io.perennial.platform.json.MergePatch;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Created;
import io.perennial.vendors.MemberFigures.MemberFiguresList;
import io.perennial.vendors.VendorMember.VendorMemberList;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Map;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The vendors of the tenant, and who works for them. */
@Path("vendors")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class VendorsResource {
    @Inject VendorWrites writes;
    @Inject OwnVendor own;
    @Inject VendorPeople people;
    @Inject Lists lists;
    @Inject Json json;
    @Inject Calendars calendars;
    @Inject Sql sql;
    @Inject Clock clock;

    @GET
    @RequiresPermissions("vendors:read")
    public Page<VendorView> list(@Context UriInfo uri) {
        return lists.page(VendorView.LISTING, Query.of(uri), Map.of("now", clock.instant()));
    }

    @POST
    @RequiresPermissions("vendors:write")
    public Response create(VendorBody body, @Context UriInfo uri) {
        var made = writes.add(body);
        return Created.at(uri, made.id(), made);
    }

    @GET
    @Path("{id}")
    @OpenToVendors
    @RequiresPermissions("vendors:read")
    public VendorView get(@PathParam("id") VendorId id) {
        return own.read(id, vendor -> vendor);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermissions("vendors:write")
    public VendorView change(
            @PathParam("id") VendorId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version, MergePatch patch) {
        var held = writes.held(id);
        return writes.change(held, json.merge(held.body(), patch, VendorBody.class), version);
    }

    @PUT
    @Path("{id}/suspension")
    @RequiresPermissions("vendors:write")
    public VendorView suspend(@PathParam("id") VendorId id, @BeanParam Conditions conditions) {
        return writes.suspend(id, conditions);
    }

    @DELETE
    @Path("{id}/suspension")
    @RequiresPermissions("vendors:write")
    public VendorView lift(@PathParam("id") VendorId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        return writes.lift(id, version);
    }

    /** Shows what a vendor did in a period. Its lead sees that of the own vendor. */
    @GET
    @Path("{id}/scorecard")
    @OpenToVendors
    @RequiresPermissions("vendors:read")
    public VendorScorecard scorecard(@PathParam("id") VendorId id, @Context UriInfo uri) {
        var period = Period.of(uri);
        return own.read(id, vendor -> VendorScorecard.of(vendor, period, clock.instant(), calendars, sql));
    }

    /** Shows what each of the people of a vendor did in a period. Its lead sees that of the own vendor. */
    @GET
    @Path("{id}/figures")
    @OpenToVendors
    @RequiresPermissions("vendors:read")
    public MemberFiguresList figures(@PathParam("id") VendorId id, @Context UriInfo uri) {
        var period = Period.of(uri);
        return own.read(id, vendor -> new MemberFiguresList(MemberFigures.of(vendor.id(), period, sql)));
    }

    @GET
    @Path("{id}/members")
    @OpenToVendors
    @RequiresPermissions("vendors:read")
    public VendorMemberList members(@PathParam("id") VendorId id) {
        return own.read(id, vendor -> VendorMember.of(vendor.id(), sql));
    }

    /** Answers with the vendor, whose version is the one that the conditions are about. */
    @PUT
    @Path("{id}/members/{memberId}")
    @RequiresPermissions("vendors:write")
    public VendorView place(@PathParam("id") VendorId id, @PathParam("memberId") MemberId member, @BeanParam Conditions conditions) {
        var vendor = writes.held(id);
        boolean done = VendorMember.of(id, sql).items().stream().anyMatch(one -> one.id().equals(member));
        conditions.refuseExisting(vendor.version(), done);
        if (!done) {
            conditions.refuseStale(vendor.version());
            people.place(member, id.value());
        }
        return writes.get(id);
    }

    @DELETE
    @Path("{id}/members/{memberId}")
    @RequiresPermissions("vendors:write")
    public VendorView release(
            @PathParam("id") VendorId id, @PathParam("memberId") MemberId member,
            @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        version.check(writes.held(id).version());
        if (VendorMember.of(id, sql).items().stream().anyMatch(one -> one.id().equals(member))) people.place(member, null);
        return writes.get(id);
    }
}
