package io.perennial.renewals.ledger;

import io.perennial.identity.Home;
import io.perennial.kernel.Page;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Parameters;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
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
import org.jspecify.annotations.Nullable;

/** Serves the recurring revenue of any day, its retention, its waterfall and the entries of the ledger. */
@Path("revenue")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class RevenueResource {
    @Inject Sql sql;
    @Inject Home home;
    @Inject Lists lists;

    @GET
    @RequiresPermissions("revenue:read")
    public Revenue get(@Context UriInfo uri) {
        var given = Parameters.of(uri);
        var day = given.find("asOf", LocalDate.class).orElse(home.today());
        var known = asKnownOn(given);
        given.check();
        return Revenue.of(day, known, KnownEntries.asOf(known, home, sql), sql);
    }

    @GET
    @Path("retention")
    @RequiresPermissions("revenue:read")
    public Retention retention(@Context UriInfo uri) {
        var given = Parameters.of(uri);
        var from = given.required("from", LocalDate.class);
        var to = given.find("to", LocalDate.class).orElse(home.today());
        var known = asKnownOn(given);
        given.period(from, to);
        given.check();
        return Retention.of(from.orElseThrow(), to, known, KnownEntries.asOf(known, home, sql), sql);
    }

    @GET
    @Path("waterfall")
    @RequiresPermissions("revenue:read")
    public Waterfall waterfall(@Context UriInfo uri) {
        var given = Parameters.of(uri);
        var from = given.required("from", LocalDate.class);
        var to = given.find("to", LocalDate.class).orElse(home.today().plusDays(1));
        var by = given.find("by", WaterfallGrain.class).orElse(WaterfallGrain.MONTH);
        var grouping = given.find("groupBy", Grouping.class).orElse(null);
        var known = asKnownOn(given);
        given.tenYears(from, to);
        given.check();
        return Waterfall.of(from.orElseThrow(), to, by, grouping, known, KnownEntries.asOf(known, home, sql), sql);
    }

    @GET
    @Path("entries")
    @RequiresPermissions("revenue:read")
    public Page<LedgerEntry> entries(@Context UriInfo uri) {
        return lists.page(LedgerEntry.LISTING, Query.of(uri));
    }

    @GET
    @Path("excluded")
    @RequiresPermissions("revenue:read")
    public Page<ExcludedContract> excluded(@Context UriInfo uri) {
        return lists.page(ExcludedContract.LISTING, Query.of(uri), Map.of("books", Basis.books(sql, home)));
    }

    private @Nullable LocalDate asKnownOn(Parameters given) {
        var known = given.find("asKnownOn", LocalDate.class);
        known.filter(day -> day.isAfter(home.today())).ifPresent(future -> given.refuse("asKnownOn", "range", "must be today or earlier"));
        return known.orElse(null);
    }
}
