package io.perennial.calendars;

import io.perennial.identity.LedMembers;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Maybe;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.call.OpenToVendors;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.sql.Sql;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;

/** Lets members say whether they take work now. */
@Path("members/me/status")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OwnStatusResource {
    /**
     * The body of PUT /members/me/status.
     *
     * @param until null as long as the member says nothing else
     */
    public record MemberStatusBody(@NotNull MemberStatus.Status status, @Nullable Instant until) {}

    private static final String ONE =
            """
            select m.id as member_id, coalesce(s.status, 'available') as status, s.until_at as until, coalesce(s.at, :now::timestamptz) as at,
                   coalesce(s.version, 1) as version
            from {identity.active_member} m
            left join {calendars.member_status} s on s.member_id = m.id and (s.until_at is null or s.until_at > :now)
            where m.id = :id
            """;
    private static final String WRITE =
            """
            insert into calendars.member_status as s (tenant_id, member_id, status, until_at, at, version)
            select o.tenant_id, :id, :status, :until::timestamptz, :now, 2 from {platform.owner} o
            on conflict (tenant_id, member_id) do update
            set status = excluded.status, until_at = excluded.until_at, at = excluded.at, version = s.version + 1
            """;

    @Inject LedMembers members;
    @Inject Sql sql;
    @Inject Clock clock;

    @GET
    @OpenToVendors
    @RequiresPermissions("calendars:read")
    public MemberStatus get() {
        var me = me();
        return members.read(me, () -> of(me));
    }

    @PUT
    @OpenToVendors
    @RequiresPermissions("calendars:read")
    public MemberStatus put(@BeanParam Conditions conditions, MemberStatusBody body) {
        var me = me();
        return members.read(me, () -> written(me, conditions, body));
    }

    private MemberStatus written(MemberId me, Conditions conditions, MemberStatusBody body) {
        var until = Maybe.map(body.until(), at -> at.truncatedTo(ChronoUnit.SECONDS));
        if (until != null && !until.isAfter(clock.instant()))
            throw new Invalid(List.of(new FieldError("/until", "rule", "must be in the future")));
        var before = of(me);
        conditions.refuseExisting(before.version(), before.version() > 1);
        if (before.version() == 1 || before.status() != body.status() || !Objects.equals(before.until(), until)) {
            conditions.refuseStale(before.version());
            sql.change(WRITE,
                    Sql.values("id", me, "status", body.status(), "until", until, "now", clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        }
        return of(me);
    }

    private MemberStatus of(MemberId member) {
        return sql.first(MemberStatus.class, ONE, Map.of("id", member, "now", clock.instant().truncatedTo(ChronoUnit.SECONDS)))
                .orElseThrow(NotFound::here);
    }

    private static MemberId me() {
        return MemberId.calling().orElseThrow(() -> CalendarRefusal.NOT_A_MEMBER.because("Only a member can do this, not a program."));
    }
}
