package io.perennial.renewals;

import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.json.Characters;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.sql.Sql;
import io.perennial.renewals.RenewalCall.CallAnswer;
import io.perennial.renewals.RenewalCall.CallList;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;

/** Serves the calls on a renewal: the automated ones, those that people make, and their resolutions. */
@Path("renewals")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CallsResource {
    /**
     * A person's call on a renewal.
     *
     * @param likelihood the probability that it is renewed, in basis points
     */
    public record CallBody(
            @Classified(FieldClass.HEALTH) @NotNull CallAnswer answer,
            @Classified(FieldClass.HEALTH)
            @Min(value = 0, message = "must be at least {value}") @Max(value = 10_000, message = "must be at most {value}")
            @Nullable Integer likelihood,
            @Characters(max = 2_000) @Nullable String note) {}

    /** The resolution of two calls that disagree, and the reason. */
    public record ResolutionBody(@Classified(FieldClass.HEALTH) @NotNull CallAnswer answer,
            @NotNull @Characters(max = 2_000) String note) {}

    @Inject Renewals renewals;
    @Inject Calls calls;
    @Inject Sql sql;

    @GET
    @Path("{id}/calls")
    @RequiresPermissions("renewals:read")
    public CallList list(@PathParam("id") RenewalId id) {
        renewals.requireVisible(id);
        return new CallList(RenewalCall.of(id, sql));
    }

    @PUT
    @Path("{id}/calls/{horizon: 180|90|30}")
    @RequiresPermissions("renewals:write")
    public RenewalCall say(
            @PathParam("id") RenewalId id, @PathParam("horizon") int horizon, @BeanParam Conditions conditions, CallBody call) {
        calls.say(renewals.get(id), horizon, call, conditions);
        return RenewalCall.get(id, horizon, sql);
    }

    @DELETE
    @Path("{id}/calls/{horizon: 180|90|30}")
    @RequiresPermissions("renewals:write")
    public void withdraw(
            @PathParam("id") RenewalId id, @PathParam("horizon") int horizon, @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        calls.withdraw(renewals.get(id), horizon, version);
    }

    @PUT
    @Path("{id}/calls/{horizon: 180|90|30}/resolution")
    @RequiresPermissions("renewals:write")
    public RenewalCall resolve(
            @PathParam("id") RenewalId id, @PathParam("horizon") int horizon, @BeanParam Conditions conditions,
            ResolutionBody resolution) {
        calls.resolve(renewals.get(id), horizon, resolution, conditions);
        return RenewalCall.get(id, horizon, sql);
    }
}
