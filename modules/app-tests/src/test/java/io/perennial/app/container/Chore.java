package io.perennial.app.container;

import io.perennial.platform.call.Call;
import io.perennial.platform.jobs.PendingJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A pending job that has work while there is a leaf called {@code litter}. */
@ApplicationScoped
class Chore implements PendingJob {
    static final String JOB = "chore";

    @Inject Leaves leaves;

    private final List<UUID> done = new CopyOnWriteArrayList<>();
    private final List<UUID> begun = new CopyOnWriteArrayList<>();
    private final Gate gate = new Gate();

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public boolean isPending() {
        return leaves.names().contains("litter");
    }

    @Override
    public boolean step() {
        begun.add(Call.current().tenant());
        gate.pass();
        done.add(Call.current().tenant());
        return false;
    }

    List<UUID> begun() {
        return List.copyOf(begun);
    }

    List<UUID> done() {
        return List.copyOf(done);
    }

    Gate gate() {
        return gate;
    }

    void forget() {
        begun.clear();
        done.clear();
    }
}
