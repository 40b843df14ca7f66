package io.perennial.accounts.imports;

import io.perennial.accounts.imports.Imports.Open;
import io.perennial.accounts.imports.Imports.Overtaken;
import io.perennial.accounts.imports.RowReading.Read;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.platform.call.Call;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.jobs.TenantJob;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a tenant's imports in the order of their upload, one at a time and some rows per transaction. It consumes the upload's event
 * after the commit and at least once, so a crash cannot lose an import. The job continues where a killed one stopped.
 */
@ApplicationScoped
@ListensAs("accounts.run-import")
class RunImport implements TenantJob {
    private static final Logger LOG = LoggerFactory.getLogger(RunImport.class);
    private static final String JOB = "run-imports";

    /** The pauses before a step is tried again, because another call may write the same records at the same moment. */
    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(5));

    @Inject Imports imports;
    @Inject Tenants tenants;
    @Inject Jobs jobs;

    void on(@Observes Happened<ImportEvent.Uploaded> happened) {
        jobs.start(JOB);
    }

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public boolean isPending() {
        return imports.next().isPresent();
    }

    @Override
    public boolean run() {
        tenants.alone(() -> imports.next().flatMap(imports::open)).ifPresent(this::run);
        return tenants.alone(imports::next).isPresent();
    }

    /** Runs on behalf of the sender and with the sender's sight. */
    private void run(Open open) {
        Call.onBehalfOf(open.actor(), open.seen(), Call.current().tenant()).run(() -> {
            work(open);
            return open;
        });
    }

    private void work(Open open) {
        try {
            steps(open);
            finish(open, null);
        } catch (Overtaken elsewhere) {
            LOG.info("{} is running elsewhere", open.id().text());
        } catch (RuntimeException failure) {
            LOG.error("{} failed", open.id().text(), failure);
            finish(open, "An internal error prevented the storage of a row. Quote the id of the import when you ask for help.");
        }
    }

    private void steps(Open open) {
        var mapping = ImportMapping.read(open.definition());
        var file = CsvFile.of(open.file());
        var reading = tenants.alone(() -> imports.reading(mapping, file.header()));
        var rows = file.rows().map(reading::read).skip(open.rows()).iterator();
        var size = new StepSize();
        while (rows.hasNext()) {
            var next = next(size.rows(), rows);
            int before = next.getFirst().row().number() - 1;
            var start = System.nanoTime();
            tried(() -> imports.step(open.id(), mapping, next, before), 0);
            size.took(next.size(), Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private static List<Read> next(int most, Iterator<Read> rows) {
        var next = new ArrayList<Read>(most);
        while (next.size() < most && rows.hasNext()) next.add(rows.next());
        return next;
    }

    private void tried(Runnable step, int attempt) {
        try {
            tenants.alone(() -> {
                step.run();
                return step;
            });
        } catch (Overtaken elsewhere) {
            throw elsewhere;
        } catch (RuntimeException failure) {
            if (attempt == PAUSES.size()) throw failure;
            LOG.warn("Retrying a step", failure);
            pause(PAUSES.get(attempt), failure);
            tried(step, attempt + 1);
        }
    }

    private static void pause(Duration pause, RuntimeException failure) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    private void finish(Open open, @org.jspecify.annotations.Nullable String failure) {
        tenants.alone(() -> {
            imports.finish(open.id(), failure);
            return open;
        });
    }
}
