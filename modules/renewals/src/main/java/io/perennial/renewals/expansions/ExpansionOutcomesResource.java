package io.perennial.renewals.expansions;

import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.events.Events;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.SelfChecked;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.sql.Sql;
import io.perennial.renewals.AmountBody;
import io.perennial.renewals.expansions.ExpansionState.Lost;
import io.perennial.renewals.expansions.ExpansionState.Won;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;

/**
 * Records the outcome of a lead and undoes it. With {@code If-Match}, a caller cannot decide on a version that another has changed
 * meanwhile.
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
    public ExpansionView win(@PathParam("id") ExpansionId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version,
            ExpansionWin win) {
        return decided(id, version, expansion -> events.publish(expansion.win(win.amount(), win.note(), clock.instant())));
    }

    @DELETE
    @Path("{id}/win")
    @RequiresPermissions("expansions:write")
    @Classified(FieldClass.REVENUE)
    public ExpansionView undoWin(@PathParam("id") ExpansionId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        return decided(id, version, expansion -> expansions.undo(expansion, Won.class));
    }

    @PUT
    @Path("{id}/loss")
    @RequiresPermissions("expansions:write")
    public ExpansionView lose(@PathParam("id") ExpansionId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version,
            ExpansionLoss loss) {
        return decided(id, version, expansion -> events.publish(expansion.lose(loss.note(), loss.competitor(), clock.instant())));
    }

    @DELETE
    @Path("{id}/loss")
    @RequiresPermissions("expansions:write")
    public ExpansionView undoLoss(@PathParam("id") ExpansionId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        return decided(id, version, expansion -> expansions.undo(expansion, Lost.class));
    }

    private ExpansionView decided(ExpansionId id, IfMatch version, Consumer<Expansion> decision) {
        var expansion = expansions.get(id);
        version.check(expansion);
        decision.accept(expansion);
        return ExpansionView.get(id, sql);
    }
}
