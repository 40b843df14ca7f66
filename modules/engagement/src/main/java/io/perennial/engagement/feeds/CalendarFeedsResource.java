package io.perennial.engagement.feeds;

import io.perennial.identity.MemberId;
import io.perennial.platform.http.Spoken;
import io.perennial.platform.links.LinkWish;
import io.perennial.platform.links.Links;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;

/**
 * The address of the calling member's calendar. It is no boundary, because a repeated request must not get the stored answer: an address is
 * stored nowhere.
 */
@Path("calendar-feeds")
@ApplicationScoped
@Transactional
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CalendarFeedsResource {
    private static final Duration LASTS = Duration.ofDays(730);

    /** @param details true to tell with whom and why, too; else only the times */
    public record CalendarFeedBody(@Nullable Boolean details) {}

    /** An address that calendar programs read. Nobody can read it again. */
    public record CalendarFeedLink(String url, Instant expiresAt) {}

    @Inject Links links;
    @Inject Spoken spoken;
    @Inject Clock clock;

    /** Issues another address. Those from before no longer work. */
    @POST
    @RequiresPermissions("callbacks:read")
    public CalendarFeedLink create(CalendarFeedBody body) {
        var me = me();
        revokeAll(me);
        var purpose = Boolean.TRUE.equals(body.details()) ? CalendarFeed.DETAILS : CalendarFeed.TIMES;
        var url = links.issue(new LinkWish(purpose, me.value(), spoken.language(), null, LASTS));
        return new CalendarFeedLink(url + ".ics", clock.instant().plus(LASTS));
    }

    @DELETE
    @RequiresPermissions("callbacks:read")
    public void revoke() {
        revokeAll(me());
    }

    private void revokeAll(MemberId member) {
        links.revoke(CalendarFeed.TIMES, member.value());
        links.revoke(CalendarFeed.DETAILS, member.value());
    }

    private static MemberId me() {
        return MemberId.calling().orElseThrow(() -> FeedRefusal.NOT_A_MEMBER.because("Only a member can do this, not a program."));
    }
}
