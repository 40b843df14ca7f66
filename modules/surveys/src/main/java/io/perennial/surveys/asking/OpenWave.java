package io.perennial.surveys.asking;

import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.TimerJob;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.PublishedSurvey;
import io.perennial.surveys.WaveId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Decides about the audience of a wave that was opened. */
@ApplicationScoped
class OpenWave implements TimerJob {
    static final String JOB = "wave-opens";

    @Inject Waves waves;
    @Inject Inviting inviting;
    @Inject AskEmployees employees;
    @Inject Sql sql;

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public void fire(String id) {
        TypeId.parse(id, "wave", WaveId::new).map(waves::get).filter(wave -> wave.state() == WaveState.OPEN).ifPresent(this::ask);
    }

    private void ask(Waves.Wave wave) {
        var survey = PublishedSurvey.version(wave.surveyId(), wave.surveyVersion(), sql).orElseThrow();
        if (survey.kind().isOfEmployees()) employees.invite(wave);
        else inviting.invite(wave);
    }
}
