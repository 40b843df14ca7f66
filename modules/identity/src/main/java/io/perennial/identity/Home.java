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

/** The tenant's settings: time zone, language and the currency of its books. */
@ApplicationScoped
public class Home {
    public record Settings(String name, String title, ZoneId zone, Locale locale, Currency currency) {
        /** Returns today's date in the tenant's zone. */
        public LocalDate today(Clock clock) {
            return LocalDate.now(clock.withZone(zone));
        }

        /** Returns the end of the day: the first instant of the next day, which is not always at midnight. */
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
        return sql.listWithoutFlush(Settings.class, SETTINGS, Map.of("name", entry.name(), "zone", entry.zone())).stream().findFirst()
                .orElseThrow(() -> new IllegalStateException("The tenant has no settings; apply its files"));
    }

    /** Returns the day of an instant in the tenant's zone. */
    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, settings().zone());
    }

    public LocalDate today() {
        return settings().today(clock);
    }
}
