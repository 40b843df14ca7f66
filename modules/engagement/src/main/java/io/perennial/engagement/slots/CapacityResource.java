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
        var from = given.required("from", LocalDate.class);
        var until = given.required("until", LocalDate.class);
        var member = given.find("memberId", MemberId.class);
        var team = given.find("teamId", TeamId.class);
        if (from.isPresent() && until.isPresent() && !isPeriod(from.get(), until.get()))
            given.refuse("until", "range", "must be at most 31 days after `from`");
        given.check();
        return new MemberDays(capacities.of(member.orElse(null), team.orElse(null), from.orElseThrow(), until.orElseThrow()));
    }

    private static boolean isPeriod(LocalDate from, LocalDate until) {
        return !until.isBefore(from) && ChronoUnit.DAYS.between(from, until) <= LONGEST;
    }
}
