package io.perennial.accounts.contracts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.perennial.platform.call.Call;
import io.perennial.platform.jobs.PendingJob;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Counts the revenue of accounts again when a day begins on which it changes. The first reader of that day also triggers it; otherwise
 * that reader would see the values of the day before.
 */
@ApplicationScoped
class RecountRevenue implements PendingJob {
    private static final String JOB = "recount-revenue";

    /**
     * Limits how long a count is trusted. A transaction that writes a contract across midnight counts it for the day before, and can
     * commit after the count of the new day.
     */
    private static final Duration BELIEVED = Duration.ofSeconds(1);

    @Inject Tenants tenants;
    @Inject AccountRevenue revenue;
    @Inject Clock clock;

    /** The end of the day that was counted, by tenant. */
    private final Cache<UUID, Instant> counted = Caffeine.newBuilder().expireAfterWrite(BELIEVED).build();

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public boolean isPending() {
        return !revenue.isUpToDate();
    }

    @Override
    public boolean step() {
        revenue.recountDue();
        return false;
    }

    /**
     * Counts in a transaction that ends before the reader's begins, so that no reader holds locks that another one waits for. The job changes
     * the figures, whoever reads them first.
     */
    void countForReader() {
        var reader = Call.current();
        var until = counted.getIfPresent(reader.tenant());
        if (until != null && clock.instant().isBefore(until)) return;
        counted.put(reader.tenant(), tenants.in(reader.awaiting(JOB), revenue::recountForReader));
    }
}
