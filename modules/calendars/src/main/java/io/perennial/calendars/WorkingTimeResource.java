package io.perennial.calendars;

import io.perennial.calendars.BusinessTimeResource.BusinessTime;
import io.perennial.calendars.BusinessTimeResource.CalendarDue;
import io.perennial.calendars.MemberAbsence.AbsenceList;
import io.perennial.identity.MemberId;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.records.Created;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Says when members work, and answers for them as for calendars. */
@Path("members")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WorkingTimeResource {
    private static final String WRITE = "calendars:write";

    @Inject People people;
    @Inject Absences absences;
    @Inject Clock clock;

    @GET
    @Path("{id}/working-time")
    @RequiresPermissions("calendars:read")
    public WorkingTimeView get(@PathParam("id") MemberId id) {
        return WorkingTimeView.of(people.get(id));
    }

    @PUT
    @Path("{id}/working-time")
    @RequiresPermissions(WRITE)
    public WorkingTimeView put(@PathParam("id") MemberId id, @BeanParam Conditions conditions, WorkingTimeBody body) {
        var person = people.get(id);
        conditions.refuseExisting(person.version(), person.definition() != null);
        if (!body.equals(person.definition())) {
            conditions.refuseStale(person.version());
            if (person.declared())
                throw CalendarRefusal.WORKING_TIME_DECLARED.because("Your organisation's configuration files declare this working time.");
            people.write(id, body);
        }
        return get(id);
    }

    @GET
    @Path("{id}/availability")
    @RequiresPermissions("calendars:read")
    public MemberAvailability availability(@PathParam("id") MemberId id) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var time = people.planned(id).time();
        return new MemberAvailability(id, time.isOpen(now), time.nextOpen(now).orElse(null));
    }

    @GET
    @Path("{id}/due")
    @RequiresPermissions("calendars:read")
    public CalendarDue due(@PathParam("id") MemberId id, @Context UriInfo uri) {
        return PlannedTime.due(uri, () -> people.planned(id));
    }

    @GET
    @Path("{id}/business-time")
    @RequiresPermissions("calendars:read")
    public BusinessTime measure(@PathParam("id") MemberId id, @Context UriInfo uri) {
        return PlannedTime.between(uri, () -> people.planned(id));
    }

    @GET
    @Path("{id}/absences")
    @RequiresPermissions("calendars:read")
    public AbsenceList absences(@PathParam("id") MemberId id) {
        return new AbsenceList(absences.of(people.get(id).id(), SecurityUtils.getSubject().isPermitted(WRITE)));
    }

    @POST
    @Path("{id}/absences")
    @RequiresPermissions(WRITE)
    public Response add(@PathParam("id") MemberId id, AbsenceBody body, @Context UriInfo uri) {
        var added = absences.add(people.get(id).id(), body);
        return Created.at(uri, added.id(), added);
    }

    @DELETE
    @Path("{id}/absences/{absenceId}")
    @RequiresPermissions(WRITE)
    public void remove(@PathParam("id") MemberId id, @PathParam("absenceId") AbsenceId absenceId,
            @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        absences.remove(people.get(id).id(), absenceId, version);
    }
}
