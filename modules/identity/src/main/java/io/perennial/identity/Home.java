package io.perennial.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Where the company that works here is at home: its zone, language and the currency of its books. */
@ApplicationScoped
public class Home {
    public record Settings(String name, String title, ZoneId zone, Locale locale, Currency currency) {
        /** The date on the wall there. */
        public LocalDate today(Clock clock) {
            return LocalDate.now(clock.withZone(zone));
        }

        /** When that date is another: the first instant of the next day, which need not be midnight. */
        public Instant endOf(LocalDate day) {
            return day.plusDays(1).atStartOfDay(zone).toInstant();
        }
    }

    private static final String SETTINGS =
            """
            select :name::text as name, s.title, :zone::text as zone, s.locale, s.currency
            from {identity.tenant_setting} s
            """;
    private static final Duration BELIEVED = Duration.ofSeconds(10);

    @Inject Sql sql;
    @Inject Clock clock;
    @Inject Tenants tenants;

    private final Cache<UUID, Settings> known = Caffeine.newBuilder().expireAfterWrite(BELIEVED).build();

    public Settings settings() {
        return known.get(Call.current().tenant(), tenant -> read(tenants.current()));
    }

    private Settings read(Tenants.Entry entry) {
        return sql.first(Settings.class, SETTINGS, Map.of("name", entry.name(), "zone", entry.zone()))
                .orElseThrow(() -> new IllegalStateException("A tenant without its settings: apply its files"));
    }

    /** On which day something happened, in the company's zone. */
    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, settings().zone());
    }

    public LocalDate today() {
        return settings().today(clock);
    }
}
