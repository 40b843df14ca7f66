package io.perennial.calendars;

import io.perennial.calendars.BusinessTimeResource.BusinessTime;
import io.perennial.calendars.BusinessTimeResource.CalendarDue;
import io.perennial.calendars.MemberAbsence.AbsenceList;
import io.perennial.identity.LedMembers;
import io.perennial.identity.MemberId;
import io.perennial.platform.call.OpenToVendors;
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

/** Says when members work, and answers for them as for calendars. The lead of a vendor says it of its people. */
@Path("members")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WorkingTimeResource {
    private static final String WRITE = "calendars:write";

    @Inject LedMembers members;
    @Inject People people;
    @Inject Absences absences;
    @Inject Clock clock;

    @GET
    @Path("{id}/working-time")
    @OpenToVendors
    @RequiresPermissions("calendars:read")
    public WorkingTimeView get(@PathParam("id") MemberId id) {
        return members.read(id, () -> WorkingTimeView.of(people.get(id)));
    }

    @PUT
    @Path("{id}/working-time")
    @OpenToVendors
    @RequiresPermissions(WRITE)
    public WorkingTimeView put(@PathParam("id") MemberId id, @BeanParam Conditions conditions, WorkingTimeBody body) {
        return members.set(id, () -> written(people.get(id), conditions, body));
    }

    private WorkingTimeView written(People.Person person, Conditions conditions, WorkingTimeBody body) {
        conditions.refuseExisting(person.version(), person.definition() != null);
        if (!body.equals(person.definition())) {
            conditions.refuseStale(person.version());
            if (person.declared())
                throw CalendarRefusal.WORKING_TIME_DECLARED.because("Your organisation's configuration files declare this working time.");
            people.write(person.id(), body);
        }
        return WorkingTimeView.of(people.get(person.id()));
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
    @OpenToVendors
    @RequiresPermissions("calendars:read")
    public AbsenceList absences(@PathParam("id") MemberId id) {
        boolean all = SecurityUtils.getSubject().isPermitted(WRITE);
        return members.read(id, () -> new AbsenceList(absences.of(people.get(id).id(), all)));
    }

    @POST
    @Path("{id}/absences")
    @OpenToVendors
    @RequiresPermissions(WRITE)
    public Response add(@PathParam("id") MemberId id, AbsenceBody body, @Context UriInfo uri) {
        var added = members.set(id, () -> absences.add(people.get(id).id(), body));
        return Created.at(uri, added.id(), added);
    }

    @DELETE
    @Path("{id}/absences/{absenceId}")
    @OpenToVendors
    @RequiresPermissions(WRITE)
    public void remove(@PathParam("id") MemberId id, @PathParam("absenceId") AbsenceId absenceId,
            @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        members.set(id, () -> absences.remove(people.get(id).id(), absenceId, version));
    }
}
