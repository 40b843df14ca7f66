package io.perennial.identity.testing;

import io.perennial.identity.Home;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

/** Settings of a tenant with a time zone that the test chooses. */
public final class FixedHome extends Home {
    private final ZoneId zone;
    private final Clock clock;

    public FixedHome(ZoneId zone, Clock clock) {
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public Settings settings() {
        return new Settings("test", "Test", zone, Locale.ENGLISH, Currency.getInstance("EUR"));
    }

    @Override
    public LocalDate today() {
        return LocalDate.now(clock.withZone(zone));
    }
}
