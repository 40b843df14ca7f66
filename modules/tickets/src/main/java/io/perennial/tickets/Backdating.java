package io.perennial.tickets;

import io.perennial.kernel.Wording;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.RequestRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.shiro.SecurityUtils;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to begin the clocks of a ticket in the past: whoever may say that a request reached the tenant earlier moves what is promised and what
 * was missed. A day is free, because a report may be typed later. Facts of another system begin no clocks.
 */
@ApplicationScoped
public class Backdating {
    private static final String PERMISSION = "tickets:backdate";
    private static final Duration FREE = Duration.ofHours(24);
    private static final ScopedValue<Boolean> FOLLOWS = ScopedValue.newInstance();

    /** Works on tickets whose report follows from what is stored already, such as that of a message. */
    <R> R following(Supplier<R> work) {
        return ScopedValue.where(FOLLOWS, true).call(work::get);
    }

    /** @param before what the body changes; null for a new ticket */
    void require(TicketBody body, @Nullable TicketBody before, Instant now) {
        if (isBackdated(body, before, now)) require();
    }

    /** Refuses callers who may not do so. */
    public void require() {
        if (!FOLLOWS.isBound() && !mayBackdate())
            throw RequestRefusal.FORBIDDEN.because(Wording.of("This requires the permission {permission}.").with("permission", PERMISSION));
    }

    /** Returns true if an instant is so long ago that nobody has just noted it. */
    public static boolean isLongAgo(Instant at, Instant now) {
        return at.isBefore(now.minus(FREE));
    }

    /** A new ticket may have been reported within the last day. Later the report is a fact that clocks have counted from. */
    static boolean isBackdated(TicketBody body, @Nullable TicketBody before, Instant now) {
        if (Boolean.TRUE.equals(body.history())) return false;
        var reported = body.reportedAt();
        return before == null ? reported != null && isLongAgo(reported, now) : !Objects.equals(reported, before.reportedAt());
    }

    /** A job goes on with what a request was allowed. */
    private static boolean mayBackdate() {
        return Call.current().requestId() == null || SecurityUtils.getSubject().isPermitted(PERMISSION);
    }
}
