package io.perennial.calendars;

import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A calendar with the rules of its version that holds now.
 *
 * @param declared true if the tenant's files declare it; then only they can change it
 * @param validFrom when the version began to hold; 1970 means that it always has
 * @param versions all its versions, in order of time
 */
public record CalendarView(
        String name,
        boolean declared,
        int number,
        Instant validFrom,
        ZoneId zone,
        CalendarWeek week,
        List<CalendarDay> days,
        @Nullable LocalDate publishedThrough,
        List<CalendarStart> versions,
        long version) implements Versioned {
    /** Tells when a version begins to hold. */
    public record CalendarStart(int number, Instant validFrom) {}

    private record Row(
            String name, boolean declared, long version, int number, Instant validFrom, CalendarBody definition,
            List<CalendarStart> versions) {}

    private static final String ONE =
            """
            select c.name, c.declared, c.version, v.number, v.valid_from, v.definition::text as definition,
                   (select jsonb_agg(jsonb_build_object('number', one.number, 'validFrom', one.valid_from) order by one.valid_from)
                    from {calendars.calendar_version} one where one.calendar_id = c.id) as versions
            from {calendars.calendar} c
            join {calendars.calendar_version} v on v.calendar_id = c.id
            where c.name = :name and v.valid_from <= :now
            order by v.valid_from desc
            limit 1
            """;

    static Optional<CalendarView> find(String name, Instant now, Sql sql) {
        return sql.first(Row.class, ONE, Map.of("name", name, "now", now)).map(row -> new CalendarView(
                row.name(), row.declared(), row.number(), row.validFrom(), row.definition().zone(), row.definition().week(),
                row.definition().days(), row.definition().publishedThrough(), row.versions(), row.version()));
    }
}
