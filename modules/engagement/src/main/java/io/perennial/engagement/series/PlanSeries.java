package io.perennial.engagement.series;

import io.perennial.identity.Home;
import io.perennial.kernel.Refusal;
import io.perennial.platform.jobs.PendingJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;

/**
 * Plans the callbacks of all series once a day in the tenant's zone. A step plans those of one series in one transaction, and there is one
 * callback for each local time of a series: a step that was killed is done again as a whole, and none plans a callback twice.
 */
@ApplicationScoped
class PlanSeries implements PendingJob {
    private final SeriesBook book;
    private final SeriesPlanner planner;
    private final Home home;

    @Inject
    PlanSeries(SeriesBook book, SeriesPlanner planner, Home home) {
        this.book = book;
        this.planner = planner;
        this.home = home;
    }

    @Override
    public String name() {
        return "callback-series";
    }

    @Override
    public boolean isPending() {
        return book.isDue(home.today());
    }

    @Override
    public boolean step() {
        var next = book.next(home.today());
        next.ifPresent(this::plan);
        return next.isPresent();
    }

    /** Notes why a series cannot go on, such as a contact that is gone, and tries again the next day. */
    private void plan(CallbackSeriesView series) {
        try {
            planner.plan(series);
        } catch (Refusal refused) {
            book.refused(series.id(), refused.reason().name().toLowerCase(Locale.ROOT), home.today());
        }
    }
}
