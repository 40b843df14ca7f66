package io.perennial.renewals;

import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.json.Characters;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.sql.Sql;
import io.perennial.renewals.NextTerm.Downsell;
import io.perennial.renewals.NextTerm.Win;
import io.perennial.renewals.RenewalState.Deferred;
import io.perennial.renewals.RenewalState.Downsold;
import io.perennial.renewals.RenewalState.Lost;
import io.perennial.renewals.RenewalState.Won;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;

/**
 * Records the outcome of a renewal and undoes it. With {@code If-Match}, a caller cannot decide on a version that another has changed
 * meanwhile. The same decision again answers as the first did.
 */
@Path("renewals")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RenewalOutcomesResource {
    /** The loss of a renewal: the reason, the competitor, and a note. */
    public record Loss(
            @NotNull @Size(min = 1, max = 100, message = "must have {min} to {max} characters")
            @Pattern(regexp = "[a-z][a-z0-9_]*", message = "must contain only a–z, 0–9 and _, and begin with a letter") String reason,
            @Characters(max = 200) @Nullable String competitor,
            @Characters(max = 2_000) @Nullable String note) {}

    /** The deferral of a decision. */
    public record Deferral(@NotNull LocalDate until) {}

    @Inject Renewals renewals;
    @Inject OutcomeRequests requests;
    @Inject Sql sql;

    @PUT
    @Path("{id}/win")
    @RequiresPermissions("renewals:write")
    @Classified(FieldClass.REVENUE)
    public RenewalView win(@PathParam("id") RenewalId id, @BeanParam Conditions conditions, Win win) {
        return decided(id, conditions, Won.class, renewal -> requests.haveDecided(renewal, win), renewal -> renewals.win(renewal, win));
    }

    @DELETE
    @Path("{id}/win")
    @RequiresPermissions("renewals:write")
    @Classified(FieldClass.REVENUE)
    public RenewalView undoWin(@PathParam("id") RenewalId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        return undone(id, version, renewal -> renewals.undo(renewal, Won.class));
    }

    @PUT
    @Path("{id}/loss")
    @RequiresPermissions("renewals:write")
    public RenewalView lose(@PathParam("id") RenewalId id, @BeanParam Conditions conditions, Loss loss) {
        return decided(id, conditions, Lost.class, renewal -> renewal.isLost(loss.reason(), loss.competitor(), loss.note()),
                renewal -> renewals.lose(renewal, loss.reason(), loss.competitor(), loss.note()));
    }

    @DELETE
    @Path("{id}/loss")
    @RequiresPermissions("renewals:write")
    public RenewalView undoLoss(@PathParam("id") RenewalId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        return undone(id, version, renewal -> renewals.undo(renewal, Lost.class));
    }

    @PUT
    @Path("{id}/downsell")
    @RequiresPermissions("renewals:write")
    @Classified(FieldClass.REVENUE)
    public RenewalView downsell(@PathParam("id") RenewalId id, @BeanParam Conditions conditions, Downsell downsell) {
        return decided(id, conditions, Downsold.class, renewal -> requests.haveDecided(renewal, downsell),
                renewal -> renewals.downsell(renewal, downsell));
    }

    @DELETE
    @Path("{id}/downsell")
    @RequiresPermissions("renewals:write")
    @Classified(FieldClass.REVENUE)
    public RenewalView undoDownsell(@PathParam("id") RenewalId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        return undone(id, version, renewal -> renewals.undo(renewal, Downsold.class));
    }

    @PUT
    @Path("{id}/deferral")
    @RequiresPermissions("renewals:write")
    public RenewalView defer(@PathParam("id") RenewalId id, @BeanParam Conditions conditions, Deferral deferral) {
        return decided(id, conditions, Deferred.class, renewal -> renewal.state().equals(new Deferred(deferral.until())),
                renewal -> renewals.defer(renewal, deferral.until()));
    }

    @DELETE
    @Path("{id}/deferral")
    @RequiresPermissions("renewals:write")
    public RenewalView resume(@PathParam("id") RenewalId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        return undone(id, version, renewals::resume);
    }

    /** @param already true if the same request has decided before; its answer may have been lost */
    private RenewalView decided(RenewalId id, Conditions conditions, Class<? extends RenewalState> how, Predicate<Renewal> already,
            Consumer<Renewal> decision) {
        var renewal = renewals.toDecide(id);
        conditions.refuseExisting(renewal.version(), how.isInstance(renewal.state()));
        if (!already.test(renewal)) {
            conditions.refuseStale(renewal.version());
            decision.accept(renewal);
        }
        return RenewalView.get(id, sql);
    }

    private RenewalView undone(RenewalId id, IfMatch version, Consumer<Renewal> change) {
        var renewal = renewals.toDecide(id);
        version.check(renewal);
        change.accept(renewal);
        return RenewalView.get(id, sql);
    }
}
