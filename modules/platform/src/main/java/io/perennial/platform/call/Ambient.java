package io.perennial.platform.call;

import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ProblemCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** What surrounds every request and is asked for by type: the time, the settings, the specification. */
@ApplicationScoped
class Ambient {
    /** To the microsecond, as the database keeps it. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    @Produces
    @Singleton
    PlatformSettings settings() {
        return PlatformSettings.from(System.getenv());
    }

    @Produces
    @Singleton
    ApiDocument specification() {
        return ApiDocument.load();
    }

    @Produces
    @Singleton
    ProblemCatalogue problems(ApiDocument specification) {
        return new ProblemCatalogue(specification);
    }
}
