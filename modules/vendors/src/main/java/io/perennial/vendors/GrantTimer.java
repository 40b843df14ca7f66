package io.perennial.vendors;

import io.perennial.kernel.TypeId;
import io.perennial.platform.events.Events;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.jobs.TimerJob;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Tells that a grant begins or ends by itself, and returns what the vendor has by it. Each statement compares the times too. */
@ApplicationScoped
class GrantTimer implements TimerJob {
    private static final String JOB = "vendor-grant";

    @Inject GrantReturns returns;
    @Inject Events events;
    @Inject Jobs jobs;
    @Inject Sql sql;
    @Inject Clock clock;

    @Override
    public String name() {
        return JOB;
    }

    /** Sets the timer to what happens next by itself. */
    void plan(GrantView grant) {
        var now = clock.instant();
        var next = grant.from().isAfter(now) ? grant.from() : grant.until();
        if (next == null || !next.isAfter(now)) jobs.cancel(JOB, grant.id().text());
        else jobs.at(JOB, grant.id().text(), next);
    }

    @Override
    public void fire(String id) {
        TypeId.parse(id, "grnt", GrantId::new).flatMap(one -> GrantView.find(one, sql)).ifPresent(grant -> tell(grant, clock.instant()));
    }

    private void tell(GrantView grant, Instant now) {
        var label = VendorView.find(grant.vendorId(), now, sql).orElseThrow().name();
        if (grant.hasEnded(now)) events.publish(new GrantEvent.Ended(grant.id(), label));
        else if (!grant.from().isAfter(now)) events.publish(new GrantEvent.SightChanged(grant.id(), label));
        returns.of(grant.vendorId());
        plan(grant);
    }
}
