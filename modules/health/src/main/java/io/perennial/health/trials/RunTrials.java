package io.perennial.health.trials;

import io.perennial.identity.Home;
import io.perennial.platform.call.Call;
import io.perennial.platform.jobs.PendingJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the requested trials, the oldest one of each tenant, one step of each tenant in turn, so that no tenant waits for another's million
 * accounts and all trials take one thread. A node that is killed has written only the progress; another node restarts its trials from the
 * beginning.
 */
@ApplicationScoped
class RunTrials implements PendingJob {
    private static final Logger LOG = LoggerFactory.getLogger(RunTrials.class);
    static final String JOB = "run-trials";

    private record Work(Trials.Open open, TrialRun run) {}

    @Inject Trials trials;
    @Inject Trial trial;
    @Inject Home home;

    /** The trials that this node counts, by tenant. */
    private final Map<UUID, Work> works = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public boolean isPending() {
        return trials.next().isPresent();
    }

    /** Returns true, because a node keeps its counts in memory. */
    @Override
    public boolean isExclusive() {
        return true;
    }

    @Override
    public boolean step() {
        var open = trials.next();
        open.ifPresentOrElse(this::step, () -> works.remove(company()));
        return open.isPresent();
    }

    private static UUID company() {
        return Call.current().tenant();
    }

    /** Runs a step on behalf of the requester, and so counts only what the requester sees. */
    private void step(Trials.Open open) {
        var known = works.get(company());
        var work = known != null && known.open().id().equals(open.id()) ? known : begin(open);
        works.put(company(), work);
        Call.onBehalfOf(JOB, open.seen(), company()).run(() -> {
            step(work);
            return work;
        });
    }

    private Work begin(Trials.Open open) {
        return new Work(open, trial.begin(open.definition(), open.days(), home.settings().currency()));
    }

    private void step(Work work) {
        boolean more = work.run().step(trial);
        trials.progress(work.open().id(), work.run().scored());
        if (!more) trials.finish(work.open().id(), work.run().days());
    }

    /** Fails the trial, unless it was interrupted: an interrupted trial starts again. */
    @Override
    public boolean failed(RuntimeException failure) {
        var work = Optional.ofNullable(works.remove(company()));
        if (work.isEmpty() || Thread.currentThread().isInterrupted()) return false;
        LOG.error("{} failed", work.get().open().id().text(), failure);
        trials.fail(work.get().open().id(),
                "An internal error prevented the scoring of the accounts. Quote the id of the trial when you ask for help.");
        return true;
    }
}
