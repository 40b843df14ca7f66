package io.perennial.calendars;

import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A calendar in the list: which one it is and where it applies, without its rules.
 *
 * @param declared true if the tenant's files declare it; then only they can change it
 * @param byDefault true if it applies wherever no country's calendar does
 * @param countries the countries whose accounts it applies to
 * @param number the number of the version that holds now
 */
public record CalendarSummary(
        String name, boolean declared, boolean byDefault, List<String> countries, int number, ZoneId zone,
        @Nullable LocalDate publishedThrough) {
    /** All calendars, by name. */
    public record CalendarList(List<CalendarSummary> items) {}

    private static final String ALL =
            """
            select c.name, c.declared,
                   exists (select from {calendars.declared_choice} d where d.calendar = c.name and d.country = '') as by_default,
                   coalesce((select jsonb_agg(d.country order by d.country) from {calendars.declared_choice} d
                             where d.calendar = c.name and d.country <> ''), '[]') as countries,
                   v.number, v.definition ->> 'zone' as zone, (v.definition ->> 'publishedThrough')::date as published_through
            from {calendars.calendar} c
            join lateral (
                select v.number, v.definition from {calendars.calendar_version} v
                where v.calendar_id = c.id and v.valid_from <= :now
                order by v.valid_from desc
                limit 1) v on true
            order by c.name
            """;

    static List<CalendarSummary> all(Instant now, Sql sql) {
        return sql.list(CalendarSummary.class, ALL, Map.of("now", now));
    }
}
