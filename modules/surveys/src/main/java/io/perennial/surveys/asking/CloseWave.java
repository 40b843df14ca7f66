package io.perennial.surveys.asking;

import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.TimerJob;
import io.perennial.surveys.WaveId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Closes a wave at its time. */
@ApplicationScoped
class CloseWave implements TimerJob {
    static final String JOB = "wave-closes";

    @Inject Waves waves;

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public void fire(String id) {
        TypeId.parse(id, "wave", WaveId::new).map(waves::get).ifPresent(waves::close);
    }
}
