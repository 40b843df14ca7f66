package io.perennial.renewals.expansions;

import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.events.Events;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.SelfChecked;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.sql.Sql;
import io.perennial.renewals.AmountBody;
import io.perennial.renewals.expansions.ExpansionState.Lost;
import io.perennial.renewals.expansions.ExpansionState.Won;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;

/**
 * Records the outcome of a lead and undoes it. With {@code If-Match}, a caller cannot decide on a version that another has changed
 * meanwhile. The same decision again answers as the first did.
 */
@Path("expansions")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ExpansionOutcomesResource {
    /** The win of a lead: the amount a year, by default the amount of the lead. */
    public record ExpansionWin(@Classified(FieldClass.REVENUE) @Valid @Nullable AmountBody amount,
            @Characters(max = 2_000) @Nullable String note) implements SelfChecked {
        @Override
        public List<FieldError> faults() {
            return AmountBody.faults(amount, "/amount");
        }
    }

    /** The loss of a lead: the reason and the competitor. */
    public record ExpansionLoss(@NotNull @Characters(max = 2_000) String note, @Characters(max = 200) @Nullable String competitor) {}

    @Inject Expansions expansions;
    @Inject Events events;
    @Inject Clock clock;
    @Inject Sql sql;

    @PUT
    @Path("{id}/win")
    @RequiresPermissions("expansions:write")
    public ExpansionView win(@PathParam("id") ExpansionId id, @BeanParam Conditions conditions, ExpansionWin win) {
        return decided(id, conditions, Won.class, expansion -> expansion.isWon(win.amount(), win.note()),
                expansion -> events.publish(expansion.win(win.amount(), win.note(), clock.instant())));
    }

    @DELETE
    @Path("{id}/win")
    @RequiresPermissions("expansions:write")
    @Classified(FieldClass.REVENUE)
    public ExpansionView undoWin(@PathParam("id") ExpansionId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        return undone(id, version, expansion -> expansions.undo(expansion, Won.class));
    }

    @PUT
    @Path("{id}/loss")
    @RequiresPermissions("expansions:write")
    public ExpansionView lose(@PathParam("id") ExpansionId id, @BeanParam Conditions conditions, ExpansionLoss loss) {
        return decided(id, conditions, Lost.class, expansion -> expansion.isLost(loss.note(), loss.competitor()),
                expansion -> events.publish(expansion.lose(loss.note(), loss.competitor(), clock.instant())));
    }

    @DELETE
    @Path("{id}/loss")
    @RequiresPermissions("expansions:write")
    public ExpansionView undoLoss(@PathParam("id") ExpansionId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        return undone(id, version, expansion -> expansions.undo(expansion, Lost.class));
    }

    /** @param already true if the same request has decided before; its answer may have been lost */
    private ExpansionView decided(ExpansionId id, Conditions conditions, Class<? extends ExpansionState> how, Predicate<Expansion> already,
            Consumer<Expansion> decision) {
        var expansion = expansions.get(id);
        conditions.refuseExisting(expansion.version(), how.isInstance(expansion.state()));
        if (!already.test(expansion)) {
            conditions.refuseStale(expansion.version());
            decision.accept(expansion);
        }
        return ExpansionView.get(id, sql);
    }

    private ExpansionView undone(ExpansionId id, IfMatch version, Consumer<Expansion> change) {
        var expansion = expansions.get(id);
        version.check(expansion);
        change.accept(expansion);
        return ExpansionView.get(id, sql);
    }
}
