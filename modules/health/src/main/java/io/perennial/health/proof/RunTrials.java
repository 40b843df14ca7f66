package io.perennial.health.proof;

import io.perennial.identity.Home;
import io.perennial.platform.call.Call;
import io.perennial.platform.jobs.RecurringJob;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on the trials that were asked for, each company's oldest one, a step of each company in turn, so that none waits for another's
 * million accounts, and all of them take one thread. A node that is killed has written no more than how far it was; the next one begins
 * its trials anew.
 */
@ApplicationScoped
class RunTrials implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(RunTrials.class);

    private record Work(Trials.Open open, TrialRun run) {}

    @Inject Tenants tenants;
    @Inject Trials trials;
    @Inject Trial trial;
    @Inject Home home;

    @Override
    public String name() {
        return "run-trials";
    }

    @Override
    public String cron() {
        return "*/2 * * * * *";
    }

    @Override
    public void run() {
        var works = new LinkedHashMap<UUID, Work>();
        do {
            for (var tenant : tenants.active()) if (!works.containsKey(tenant.id())) begin(tenant, works);
            works.entrySet().removeIf(work -> !goesOn(work.getKey(), work.getValue()));
        } while (!works.isEmpty());
    }

    private void begin(Tenants.Entry tenant, Map<UUID, Work> works) {
        try {
            tenants.in(tenant.id(), name(), () -> trials.next().map(open -> new Work(open, trial.begin(open.definition(), open.days(), home.settings().currency()))))
                    .ifPresent(work -> works.put(tenant.id(), work));
        } catch (RuntimeException failure) {
            LOG.error("The trials of {} wait", tenant.name(), failure);
        }
    }

    /** On behalf of who asked: it counts what they see. */
    private boolean goesOn(UUID tenant, Work work) {
        try {
            return tenants.in(new Call(tenant, name(), work.open().ownAccountsOf(), null, null), () -> step(work));
        } catch (RuntimeException failure) {
            if (Thread.currentThread().isInterrupted()) throw failure;
            LOG.error("{} failed", work.open().id().text(), failure);
            tenants.in(tenant, name(), () -> {
                trials.fail(work.open().id(), "Its accounts could not be scored for a reason of our own. Quote the trial's id when you ask for help");
                return work;
            });
            return false;
        }
    }

    private boolean step(Work work) {
        boolean more = work.run().step(trial);
        trials.progress(work.open().id(), work.run().scored());
        if (!more) trials.finish(work.open().id(), work.run().days());
        return more;
    }
}
