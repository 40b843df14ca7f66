package io.perennial.engagement.slots;

import io.perennial.identity.MemberId;
import io.perennial.kernel.Id;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of members: as many callbacks as a member has lanes can take the same time, and the database holds them apart. So of two who
 * book the last lane at once, one gets it.
 */
@ApplicationScoped
public class Lanes {
    private record Taken(int lane) {}

    private record Known(@Nullable String email) {}

    private static final String EMAIL = "select email from {identity.active_member} where id = :member";
    private static final String TAKE =
            """
            insert into engagement.booked_time (tenant_id, callback_id, member_id, lane, blocked)
            select o.tenant_id, :callback, :member, :lane::integer, tstzrange(:from::timestamptz, :until::timestamptz) from {platform.owner} o
            on conflict do nothing
            returning lane
            """;
    private static final String OTHERS =
            "select lane from {engagement.booked_time} where member_id = :member and blocked && tstzrange(:from::timestamptz, :until::timestamptz)";
    private static final String RELEASE = "delete from engagement.booked_time where tenant_id = :tenant and callback_id = :callback";

    private final Sql sql;

    @Inject
    public Lanes(Sql sql) {
        this.sql = sql;
    }

    /**
     * Takes time of a member for a callback, with the buffers of the usual purpose, instead of the time that it has taken before.
     *
     * @return false if all lanes are taken; then the callback has no time
     */
    public boolean take(Id callback, MemberId member, Instant from, Instant until) {
        release(callback);
        int most = lanes(member);
        var buffer = 60L * SlotSettings.of(sql).purpose(Purpose.USUAL_NAME).orElse(Purpose.USUAL).buffer();
        for (int lane = 1; lane <= most; lane++) {
            var values = Map.of("callback", callback, "member", member, "lane", lane, "from", from.minusSeconds(buffer), "until",
                    until.plusSeconds(buffer));
            if (sql.first(Taken.class, TAKE, values).isPresent()) return true;
        }
        return false;
    }

    /** Returns true if a lane of the member is free. Somebody may take it before the caller does. */
    public boolean isFree(MemberId member, Instant from, Instant until) {
        return sql.list(Taken.class, OTHERS, Map.of("member", member, "from", from, "until", until)).size() < lanes(member);
    }

    private int lanes(MemberId member) {
        var settings = SlotSettings.of(sql);
        return sql.first(Known.class, EMAIL, Map.of("member", member)).map(known -> settings.capacity(known.email()).lanes())
                .orElse(settings.lanes());
    }

    /** Gives back the time that a callback has taken, if any. */
    public void release(Id callback) {
        sql.change(RELEASE, Map.of("callback", callback));
    }
}
