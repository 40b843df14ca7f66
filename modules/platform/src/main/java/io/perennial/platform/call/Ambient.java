package io.perennial.platform.call;

import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ProblemCatalogue;
import io.perennial.platform.spec.Translations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Produces the beans that all requests share: the clock, the settings and the specification. */
@ApplicationScoped
class Ambient {
    /** Returns a clock with microseconds, the precision of the database. */
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
    TrafficSettings traffic() {
        return TrafficSettings.from(System.getenv(), Runtime.getRuntime().availableProcessors());
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

    @Produces
    @Singleton
    Translations translations() {
        return Translations.load();
    }
}
