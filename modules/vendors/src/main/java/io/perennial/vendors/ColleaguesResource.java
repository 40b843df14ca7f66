package io.perennial.vendors;

import io.perennial.identity.MemberBody;
import io.perennial.identity.MemberId;
import io.perennial.identity.MemberView;
import io.perennial.identity.VendorId;
import io.perennial.identity.VendorPeople;
import io.perennial.kernel.Refusal;
import io.perennial.platform.call.OpenToVendors;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Lets the lead of a vendor invite and suspend its people, and nobody else. */
@Path("vendors")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ColleaguesResource {
    @Inject OwnVendor own;
    @Inject VendorPeople people;

    /** Answers with 200: the member is read as one of the people of the vendor. */
    @POST
    @Path("{id}/invitations")
    @OpenToVendors
    @RequiresPermissions("colleagues:write")
    public Response invite(@PathParam("id") VendorId id, MemberBody body) {
        try {
            return Response.ok(own.held(id, vendor -> people.invite(body, vendor.id().value()))).build();
        } catch (Refusal refused) {
            throw people.told(refused, body, id.value());
        }
    }

    @PUT
    @Path("{id}/members/{memberId}/suspension")
    @OpenToVendors
    @RequiresPermissions("colleagues:write")
    public MemberView suspend(@PathParam("id") VendorId id, @PathParam("memberId") MemberId member, @BeanParam Conditions conditions) {
        return own.held(id, vendor -> people.suspend(member, vendor.id().value(), conditions));
    }

    @DELETE
    @Path("{id}/members/{memberId}/suspension")
    @OpenToVendors
    @RequiresPermissions("colleagues:write")
    public MemberView lift(
            @PathParam("id") VendorId id, @PathParam("memberId") MemberId member,
            @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        return own.held(id, vendor -> people.lift(member, vendor.id().value(), version));
    }
}
