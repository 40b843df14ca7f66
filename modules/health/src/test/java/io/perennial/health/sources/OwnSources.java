package io.perennial.health.sources;

import io.perennial.platform.testing.Given;

/** Makes the sources of this module, without a container. */
public final class OwnSources {
    private OwnSources() {}

    public static Sources all() {
        return new Sources(Given.of(
                new UsageSource(), new LastContact(), new ContactsInRole(), new OpenContracts(), new LatestSignals(),
                new LatestSentiment(), new TicketMeasures(), new ClockMeasures()));
    }
}
