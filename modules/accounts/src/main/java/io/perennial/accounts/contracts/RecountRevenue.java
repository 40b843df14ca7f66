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
 * Brings the revenue of accounts up to date where a day has come on which it changes: as that day begins, and for the first
 * who reads on it, who would else see yesterday's.
 */
@ApplicationScoped
class RecountRevenue implements PendingJob {
    /** Who writes a contract across midnight counts it for the day before, and commits after others have looked. */
    private static final Duration BELIEVED = Duration.ofSeconds(1);

    @Inject Tenants tenants;
    @Inject AccountRevenue revenue;
    @Inject Clock clock;

    /** The end of the day that was counted for. */
    private final Cache<UUID, Instant> counted = Caffeine.newBuilder().expireAfterWrite(BELIEVED).build();

    @Override
    public String name() {
        return "recount-revenue";
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

    /** In a transaction that has ended when the reader's begins: no reader holds what another one counts. */
    void countForReader() {
        var reader = Call.current();
        var until = counted.getIfPresent(reader.tenant());
        if (until != null && clock.instant().isBefore(until)) return;
        counted.put(reader.tenant(), tenants.in(reader, revenue::recountDue));
    }
}
