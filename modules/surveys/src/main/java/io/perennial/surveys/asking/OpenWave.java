package io.perennial.surveys.asking;

import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.TimerJob;
import io.perennial.surveys.WaveId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Decides about the audience of a wave that was opened. */
@ApplicationScoped
class OpenWave implements TimerJob {
    static final String JOB = "wave-opens";

    @Inject Waves waves;
    @Inject Inviting inviting;

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public void fire(String id) {
        TypeId.parse(id, "wave", WaveId::new).map(waves::get).filter(wave -> wave.state() == WaveState.OPEN).ifPresent(inviting::invite);
    }
}
