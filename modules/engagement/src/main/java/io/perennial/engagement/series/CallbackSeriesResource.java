package io.perennial.engagement.series;

import io.perennial.engagement.callbacks.CallbackSeriesId;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Page;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Created;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The series of callbacks that the caller may see. */
@Path("callback-series")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CallbackSeriesResource {
    @Inject SeriesPlanner planner;
    @Inject SeriesBook book;
    @Inject Lists lists;
    @Inject Sql sql;

    @GET
    @RequiresPermissions("callbacks:read")
    public Page<CallbackSeriesView> list(@Context UriInfo uri) {
        return lists.page(CallbackSeriesView.LISTING, Query.of(uri));
    }

    @POST
    @RequiresPermissions("callbacks:write")
    public Response create(CallbackSeriesBody body, @Context UriInfo uri) {
        var id = planner.add(body, null);
        return Created.at(uri, id, CallbackSeriesView.get(id, sql));
    }

    /** Tries a series, and makes nothing. */
    @POST
    @Path("previews")
    @RequiresPermissions("callbacks:write")
    public Response preview(CallbackSeriesBody body) {
        return Response.ok(planner.preview(body)).build();
    }

    @GET
    @Path("{id}")
    @RequiresPermissions("callbacks:read")
    public CallbackSeriesView get(@PathParam("id") CallbackSeriesId id) {
        return CallbackSeriesView.get(id, sql);
    }

    /** Returns the dates that a series still has, also those for which there is no callback yet. */
    @GET
    @Path("{id}/occurrences")
    @RequiresPermissions("callbacks:read")
    public CallbackSeriesPreview occurrences(@PathParam("id") CallbackSeriesId id) {
        return planner.rest(CallbackSeriesView.get(id, sql));
    }

    /** Ends a series and withdraws what it had planned for later. The same end again changes nothing. */
    @PUT
    @Path("{id}/end")
    @RequiresPermissions("callbacks:write")
    public CallbackSeriesView end(@PathParam("id") CallbackSeriesId id, @BeanParam Conditions conditions, SeriesEnd end) {
        var series = book.hold(id);
        conditions.refuseExisting(series.version(), series.endedOn() != null);
        if (!series.isEnded(end)) {
            conditions.refuseStale(series.version());
            requireGoing(series);
            planner.end(id, end);
        }
        return CallbackSeriesView.get(id, sql);
    }

    /** Changes this and the following occurrences. */
    @POST
    @Path("{id}/splits")
    @RequiresPermissions("callbacks:write")
    public Response split(@PathParam("id") CallbackSeriesId id, CallbackSeriesBody later, @Context UriInfo uri) {
        var series = book.hold(id);
        requireGoing(series);
        if (!series.accountId().equals(planner.known(later).about()))
            throw new Invalid(List.of(new FieldError("/accountId", "rule", "cannot be changed")));
        var next = planner.split(id, later);
        return Created.at(uri, "callback-series", next, CallbackSeriesView.get(next, sql));
    }

    private static void requireGoing(CallbackSeriesView series) {
        if (series.endedOn() != null) throw SeriesRefusal.SERIES_ENDED.because("The series has ended.");
    }
}
