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
 * Works on the trials that were asked for, each company's oldest one, a step of each company in turn, so that none waits for another's
 * million accounts, and all of them take one thread. A node that is killed has written no more than how far it was; the next one begins
 * its trials anew.
 */
@ApplicationScoped
class RunTrials implements PendingJob {
    private static final Logger LOG = LoggerFactory.getLogger(RunTrials.class);
    static final String JOB = "run-trials";

    private record Work(Trials.Open open, TrialRun run) {}

    @Inject Trials trials;
    @Inject Trial trial;
    @Inject Home home;

    /** What this node counts, by company. */
    private final Map<UUID, Work> works = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public boolean isPending() {
        return trials.next().isPresent();
    }

    /** What a node has counted is in its memory. */
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

    /** On behalf of who asked: it counts what they see. */
    private void step(Trials.Open open) {
        var known = works.get(company());
        var work = known != null && known.open().id().equals(open.id()) ? known : begin(open);
        works.put(company(), work);
        new Call(company(), JOB, open.ownAccountsOf(), null, null).run(() -> {
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

    /** One that was interrupted is begun anew. */
    @Override
    public boolean failed(RuntimeException failure) {
        var work = Optional.ofNullable(works.remove(company()));
        if (work.isEmpty() || Thread.currentThread().isInterrupted()) return false;
        LOG.error("{} failed", work.get().open().id().text(), failure);
        trials.fail(work.get().open().id(), "Its accounts could not be scored for a reason of our own. Quote the trial's id when you ask for help");
        return true;
    }
}
