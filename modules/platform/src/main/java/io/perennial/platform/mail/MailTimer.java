package io.perennial.platform.mail;

import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.jobs.TimerJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Starts the sending of mail when one is due. */
@ApplicationScoped
class MailTimer implements TimerJob {
    static final String NAME = "mail-due";

    @Inject Jobs jobs;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void fire(String id) {
        jobs.start(SendMail.NAME);
    }
}
