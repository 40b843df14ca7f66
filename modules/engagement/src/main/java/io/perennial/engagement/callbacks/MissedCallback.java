package io.perennial.engagement.callbacks;

import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.TimerJob;
import io.perennial.records.Records;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Finds a callback missed when the window of its time ends and nobody has tried. */
@ApplicationScoped
class MissedCallback implements TimerJob {
    static final String JOB = "callback-window";

    @Inject Callbacks callbacks;
    @Inject Records records;
    @Inject Calling calling;

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public void fire(String id) {
        TypeId.parse(id, "call", CallbackId::new).flatMap(callback -> records.find(callbacks, callback)).ifPresent(calling::miss);
    }
}
