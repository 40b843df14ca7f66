package io.perennial.calendars;

import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Brings the calendars in line with the tenant's files. It touches none that the files never declared. */
@ApplicationScoped
class FileCalendars {
    record Said(String name, CalendarBody definition) {}

    record Name(String name) {}

    private static final String DIFFERENT =
            """
            select said.name, said.definition::text as definition
            from {calendars.declared_calendar} said
            where not exists (
                select from {calendars.calendar} c
                join {calendars.calendar_version} v on v.calendar_id = c.id
                where c.name = said.name and c.declared and v.definition = said.definition
                  and v.number = (select max(newest.number) from {calendars.calendar_version} newest where newest.calendar_id = c.id))
            order by said.name
            """;
    private static final String LEFT =
            """
            select c.name from {calendars.calendar} c
            where c.declared and not exists (select from {calendars.declared_calendar} said where said.name = c.name)
            order by c.name
            """;

    private final Sql sql;
    private final CalendarWrites writes;

    @Inject
    FileCalendars(Sql sql, CalendarWrites writes) {
        this.sql = sql;
        this.writes = writes;
    }

    boolean isPending() {
        return !different().isEmpty() || !left().isEmpty();
    }

    void follow() {
        for (var said : different()) writes.declare(said.name(), said.definition());
        for (var left : left()) writes.release(left.name());
    }

    private List<Said> different() {
        return sql.list(Said.class, DIFFERENT, Map.of());
    }

    private List<Name> left() {
        return sql.list(Name.class, LEFT, Map.of());
    }
}
