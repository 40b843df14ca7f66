package io.perennial.calendars;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.perennial.calendars.hours.BusinessCalendar;
import io.perennial.calendars.hours.CalendarVersion;
import io.perennial.calendars.hours.Week;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the tenant's calendars: by name, or by the country of an account. */
@ApplicationScoped
public class Calendars {
    /** The calendar of a tenant that has chosen none. It never closes, because nobody else knows the tenant's hours and holidays. */
    public static final String ALWAYS = "always";

    private static final int KEPT = 1000;
    private static final BusinessCalendar NEVER_CLOSED = new BusinessCalendar(
            List.of(new CalendarVersion(1, Instant.EPOCH, ZoneOffset.UTC, Week.always(), Map.of(), null)));

    private record Head(CalendarId id, String name, long version) {}

    private record Rules(int number, Instant validFrom, CalendarBody definition) {}

    private static final String NAMED = "select id, name, version from {calendars.calendar} where name = :name";

    /** The tenant's own calendar of the name {@value #ALWAYS} comes last. */
    private static final String OF_COUNTRY =
            """
            select c.id, c.name, c.version
            from {calendars.calendar} c
            left join {calendars.declared_choice} chosen on chosen.calendar = c.name and chosen.country in (:country, '')
            where chosen.country is not null or c.name = 'always'
            order by chosen.country desc nulls last
            limit 1
            """;
    private static final String VERSIONS =
            "select number, valid_from, definition::text as definition from {calendars.calendar_version} where calendar_id = :id";

    private final Cache<Head, NamedCalendar> known = Caffeine.newBuilder().maximumSize(KEPT).build();
    private final Sql sql;

    @Inject
    public Calendars(Sql sql) {
        this.sql = sql;
    }

    /** Returns a calendar of this name. There is always one named {@value #ALWAYS}. */
    public Optional<NamedCalendar> find(String name) {
        var found = sql.first(Head.class, NAMED, Map.of("name", name)).map(this::calendar);
        return found.isEmpty() && name.equals(ALWAYS) ? Optional.of(always()) : found;
    }

    /** Returns the calendar of a country, or the tenant's default calendar if the country is unknown or has none. */
    public NamedCalendar ofCountry(@Nullable String country) {
        return sql.first(Head.class, OF_COUNTRY, Map.of("country", country == null ? "" : country))
                .map(this::calendar)
                .orElseGet(Calendars::always);
    }

    private static NamedCalendar always() {
        return new NamedCalendar(ALWAYS, NEVER_CLOSED);
    }

    /** Reads the rules once for each version of the row: they can change only with it. */
    private NamedCalendar calendar(Head head) {
        var there = known.getIfPresent(head);
        if (there != null) return there;
        var versions = sql.list(Rules.class, VERSIONS, Map.of("id", head.id())).stream()
                .map(rules -> rules.definition().version(rules.number(), rules.validFrom()))
                .toList();
        var read = new NamedCalendar(head.name(), new BusinessCalendar(versions));
        known.put(head, read);
        return read;
    }
}
