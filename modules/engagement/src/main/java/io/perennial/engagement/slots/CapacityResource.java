package io.perennial.engagement.slots;

import io.perennial.identity.MemberId;
import io.perennial.identity.TeamId;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Parameters;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Answers how much time members have for callbacks, and how much of it is promised. */
@Path("callback-capacity")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class CapacityResource {
    private static final int LONGEST = 31;

    /** The days of some members. */
    public record MemberDays(List<MemberDay> items) {}

    @Inject Capacities capacities;

    @GET
    @RequiresPermissions("slots:read")
    public MemberDays capacity(@Context UriInfo uri) {
        var given = Parameters.of(uri);
        var from = given.required("from", LocalDate.class).orElse(LocalDate.EPOCH);
        var until = given.required("until", LocalDate.class).orElse(from);
        var member = given.find("memberId", MemberId.class);
        var team = given.find("teamId", TeamId.class);
        if (until.isBefore(from) || ChronoUnit.DAYS.between(from, until) > LONGEST)
            given.refuse("until", "range", "must be at most 31 days after `from`");
        given.check();
        return new MemberDays(capacities.of(member.orElse(null), team.orElse(null), from, until));
    }
}
