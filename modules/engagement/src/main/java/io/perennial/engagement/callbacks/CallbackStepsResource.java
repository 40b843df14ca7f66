package io.perennial.engagement.callbacks;

import io.perennial.platform.json.Characters;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Created;
import io.perennial.records.Records;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;

/** Keeps promises: attempts to reach the contact, other times, and withdrawals with their reasons. */
@Path("callbacks")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CallbackStepsResource {
    /**
     * An attempt to reach the contact.
     *
     * @param at null for now
     * @param nextAt when to try again, of one that failed; null for the usual time
     */
    public record AttemptBody(@NotNull AttemptOutcome outcome, @Nullable Instant at, @Characters(max = 2_000) @Nullable String note,
            @Nullable Instant nextAt) {}

    /**
     * Another time.
     *
     * @param zone null for the zone that it has
     */
    public record CallbackTimeBody(@NotNull LocalDateTime local, @Nullable ZoneId zone, @NotNull @Characters(max = 500) String reason,
            @NotNull AskedBy askedBy) {}

    /** The reason why a callback is withdrawn, and who wishes it. */
    public record CallbackWithdrawal(@NotNull @Characters(max = 500) String reason, @NotNull AskedBy by) {}

    @Inject Callbacks callbacks;
    @Inject Records records;
    @Inject Calling calling;
    @Inject Sql sql;

    @POST
    @Path("{id}/attempts")
    @RequiresPermissions("callbacks:write")
    public Response attempt(@PathParam("id") CallbackId id, AttemptBody attempt, @Context UriInfo uri) {
        calling.attempt(records.get(callbacks, id), attempt.outcome(), attempt.at(), attempt.note(), attempt.nextAt());
        return Created.at(uri, "callbacks", id, CallbackView.get(id, sql));
    }

    /** Agrees on another time. The same time again changes nothing. */
    @PUT
    @Path("{id}/time")
    @RequiresPermissions("callbacks:write")
    public CallbackView move(@PathParam("id") CallbackId id, @BeanParam Conditions conditions, CallbackTimeBody time) {
        var callback = records.get(callbacks, id);
        conditions.refuseExisting(callback.version(), true);
        var zone = time.zone() == null ? callback.time().zone() : time.zone();
        if (!callback.time().equals(new CallbackTime(time.local(), zone))) {
            conditions.refuseStale(callback.version());
            calling.move(callback, time.local(), zone, time.reason(), time.askedBy());
        }
        return CallbackView.get(id, sql);
    }

    @PUT
    @Path("{id}/withdrawal")
    @RequiresPermissions("callbacks:write")
    public CallbackView withdraw(@PathParam("id") CallbackId id, @BeanParam Conditions conditions, CallbackWithdrawal withdrawal) {
        var callback = records.get(callbacks, id);
        conditions.refuseExisting(callback.version(), callback.standing().state() == CallbackState.WITHDRAWN);
        if (!callback.standing().isWithdrawn(withdrawal.by(), withdrawal.reason())) {
            conditions.refuseStale(callback.version());
            calling.withdraw(callback, withdrawal.by(), withdrawal.reason());
        }
        return CallbackView.get(id, sql);
    }

    /** Notes that somebody has decided: the callback stands as it is. */
    @DELETE
    @Path("{id}/question")
    @RequiresPermissions("callbacks:write")
    public CallbackView decide(@PathParam("id") CallbackId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        var callback = records.get(callbacks, id);
        version.check(callback);
        calling.question(callback, null);
        return CallbackView.get(id, sql);
    }

    @DELETE
    @Path("{id}/withdrawal")
    @RequiresPermissions("callbacks:write")
    public CallbackView restore(@PathParam("id") CallbackId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        var callback = records.get(callbacks, id);
        version.check(callback);
        calling.restore(callback);
        return CallbackView.get(id, sql);
    }
}
