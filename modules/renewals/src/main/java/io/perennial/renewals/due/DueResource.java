package io.perennial.renewals.due;

import io.perennial.identity.Home;
import io.perennial.kernel.Grain;
import io.perennial.kernel.Page;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Parameters;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.renewals.RenewalView;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.Map;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Serves the renewals due by day, week or month, and the terms due as of another day. */
@Path("renewals")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class DueResource {
    private static final int LONGEST = 1_100;

    @Inject Lists lists;
    @Inject Sql sql;
    @Inject Home home;

    @GET
    @Path("calendar")
    @RequiresPermissions("renewals:read")
    @Classified(FieldClass.REVENUE)
    public RenewalCalendar calendar(@Context UriInfo uri) {
        var given = Parameters.of(uri);
        var from = given.required("from", LocalDate.class);
        var to = given.required("to", LocalDate.class);
        var by = given.find("by", Grain.class).orElse(Grain.DAY);
        given.filtersOf(RenewalView.LISTING);
        if (from.isPresent() && to.isPresent() && !(to.get().isAfter(from.get()) && to.get().isBefore(from.get().plusDays(LONGEST + 1))))
            given.refuse("to", "range", "must be after `from`, by at most 1,100 days");
        given.check();
        var renewals = lists.narrowed(RenewalView.LISTING, Query.of(uri));
        return RenewalCalendar.of(by, from.orElseThrow(), to.orElseThrow(), renewals, home.settings().currency(), sql);
    }

    /** Counts the renewals that the list's filters leave, in groups. */
    @GET
    @Path("summary")
    @RequiresPermissions("renewals:read")
    @Classified(FieldClass.REVENUE)
    public RenewalSummary summary(@Context UriInfo uri) {
        var given = Parameters.of(uri);
        given.filtersOf(RenewalView.LISTING);
        var by = given.required("groupBy", RenewalSummary.Group.class);
        given.check();
        return RenewalSummary.of(by.orElseThrow(), lists.narrowed(RenewalView.LISTING, Query.of(uri)), home.settings().currency(), sql);
    }

    @GET
    @Path("due")
    @RequiresPermissions("renewals:read")
    public Page<DueTerm> due(@Context UriInfo uri) {
        var always = Map.of("asOf", home.today(), "silentMonths", RenewalPolicy.of(sql).silentMonths());
        return lists.page(DueTerm.LISTING, Query.of(uri), always);
    }
}
