package io.perennial.calendars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Refusal;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantWork;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalendarsIT {
    private static final Instant MONDAY = Instant.parse("2026-06-08T06:00:00Z");

    private final TenantWork privet = TenantWork.of("privet");
    private final TenantWork sorrel = TenantWork.of("sorrel");
    private final MovedClock clock = new MovedClock(MONDAY);
    private final TenantWork.Heard heard = new TenantWork.Heard();
    private final String name = "c" + UUID.randomUUID();

    @Test
    void a_version_holds_from_its_instant_on_and_the_one_before_it_stays() {
        put(body("08:00-17:00", null));
        put(body("10:00-19:00", MONDAY.plus(Duration.ofDays(1))));

        assertEquals(List.of("08:00-17:00", 2), told(MONDAY));
        assertEquals(List.of("10:00-19:00", 2), told(MONDAY.plus(Duration.ofDays(1))));
        assertEquals(Optional.of(Instant.parse("2026-06-09T09:00:00Z")), due(privet, MONDAY.minusSeconds(1), Duration.ofHours(10)));
        assertEquals(List.of(CalendarEvent.Created.class, CalendarEvent.Changed.class), heard.events.stream().map(DomainEvent::getClass).toList());
    }

    @Test
    void the_same_again_changes_nothing_and_what_is_planned_is_replaced() {
        var planned = MONDAY.plus(Duration.ofDays(1));
        put(body("08:00-17:00", null));
        put(body("08:00-17:00", null));
        put(body("10:00-19:00", planned));
        put(body("11:00-20:00", planned));

        assertEquals(List.of("11:00-20:00", 2), told(planned));
        assertEquals(3, heard.events.size());
    }

    @Test
    void a_change_without_an_instant_holds_from_the_next_second_on() {
        put(body("08:00-17:00", null));
        put(body("10:00-19:00", null));

        assertEquals(List.of("08:00-17:00", 2), told(MONDAY));
        assertEquals(List.of("10:00-19:00", 2), told(MONDAY.plusSeconds(1)));
    }

    @Test
    void what_has_held_cannot_be_planned_anew() {
        assertEquals("must be missing in the first version, which has always been valid", refused(body("08:00-17:00", MONDAY.plusSeconds(9))));
        put(body("08:00-17:00", null));

        assertEquals("must be in the future", refused(body("09:00-17:00", MONDAY)));
    }

    @Test
    void another_tenant_has_its_own_calendar_of_the_name() {
        put(body("08:00-17:00", null));

        assertTrue(sorrel.run(sql -> new Calendars(sql).find(name)).isEmpty());
        in(sorrel, writes -> writes.put(name, body("12:00-13:00", null), new Conditions()));
        assertEquals(Optional.of(Instant.parse("2026-06-08T07:00:00Z")), due(privet, MONDAY, Duration.ofHours(1)));
        assertEquals(Optional.of(Instant.parse("2026-06-08T11:00:00Z")), due(sorrel, MONDAY, Duration.ofHours(1)));
        assertEquals(1, privet.run(sql -> CalendarSummary.all(MONDAY, sql)).stream().filter(one -> one.name().equals(name)).count());
    }

    @Test
    void what_files_declare_only_files_change_until_they_leave_it() {
        in(privet, writes -> writes.declare(name, body("08:00-17:00", null)));

        assertEquals("CALENDAR_DECLARED",
                assertThrows(Refusal.class, () -> put(body("09:00-17:00", null))).reason().name());
        put(body("08:00-17:00", null));
        in(privet, writes -> writes.release(name));
        put(body("09:00-17:00", null));
        assertEquals(List.of("09:00-17:00", 2), told(MONDAY.plusSeconds(1)));
    }

    @Test
    void a_company_without_a_choice_never_closes() {
        var calendar = sorrel.run(sql -> new Calendars(sql).ofCountry("DE"));

        assertEquals(Calendars.ALWAYS, calendar.name());
        assertEquals(86_400, calendar.time().measure(MONDAY, MONDAY.plusSeconds(86_400)));
    }

    @Test
    void what_is_wrong_with_a_calendar_is_told_at_once() {
        var days = List.of(
                new CalendarDay(LocalDate.of(2026, 12, 24), DayOfWeek.MONDAY, List.of("08:00-12:00"), null),
                new CalendarDay(LocalDate.of(2026, 12, 24), null, List.of("08:00-12:00", "11:59-13:00"), null));
        var week = new CalendarWeek(List.of("17:00-08:00"), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        var body = new CalendarBody(ZoneId.of("Europe/Berlin"), week, days, null, null);

        assertEquals(List.of("/week/monday/0", "/days/0/hours", "/days/1/date", "/days/1/hours", "/publishedThrough"),
                body.faults().stream().map(Invalid.FieldError::pointer).toList());
    }

    private void put(CalendarBody body) {
        in(privet, writes -> writes.put(name, body, new Conditions()));
    }

    private String refused(CalendarBody body) {
        return assertThrows(Invalid.class, () -> put(body)).errors().getFirst().detail();
    }

    private void in(TenantWork tenant, Consumer<CalendarWrites> work) {
        tenant.run(sql -> {
            work.accept(new CalendarWrites(sql, heard, clock));
            return true;
        });
    }

    private Optional<Instant> due(TenantWork tenant, Instant from, Duration target) {
        return tenant.run((Sql sql) -> new Calendars(sql).find(name).orElseThrow().time().due(from, target.toSeconds()));
    }

    /** Returns the hours of Mondays at an instant, and the number of all versions. */
    private List<Object> told(Instant now) {
        var view = privet.run(sql -> CalendarView.find(name, now, sql)).orElseThrow();
        return List.of(view.week().monday().getFirst(), view.versions().size());
    }

    private static CalendarWeek week(String hours) {
        var all = List.of(hours);
        return new CalendarWeek(all, all, all, all, all, List.of(), List.of());
    }

    private static CalendarBody body(String hours, @Nullable Instant validFrom) {
        return new CalendarBody(ZoneId.of("Europe/Berlin"), week(hours), List.of(), null, validFrom);
    }
}
