package io.perennial.calendars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.identity.Secrets;
import io.perennial.identity.tenants.FilesRefused;
import io.perennial.identity.tenants.TenantDatabase;
import io.perennial.identity.tenants.TenantFiles;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredCalendarsIT {
    private static final Path COMMITTED = Path.of("../../tenants");
    private static final String PARIS =
            """
            zone: Europe/Paris
            publishedThrough: 2026-12-31
            week:
              monday: [09:00-12:00]
            days:
              2026-12-24: { hours: [09:00-10:00], label: Christmas Eve }
              2026-12-25: { hours: [] }
              2026-12-26: { like: monday }
            """;

    private final TestDatabase database = TestDatabase.shared();
    private final TenantDatabase applied = new TenantDatabase(
            database.ownerDataSource(), List.of(new DeclaredCalendars(), new DeclaredChoices()), List.of(), Map.of(),
            new Secrets(new SecureRandom(), 1), Clock.systemUTC());

    @TempDir Path folder;

    @Test
    void the_committed_calendars_are_published_once_and_chosen_by_country() throws SQLException {
        applied.apply(TenantFiles.read(COMMITTED), true);
        follow("contoso");
        follow("northwind");

        var china = TenantWork.of("contoso").run(sql -> new Calendars(sql).ofCountry("CN"));
        assertEquals("china", china.name());
        assertEquals(Optional.of(LocalDate.of(2026, 10, 10)), china.time().workDay(LocalDate.of(2026, 9, 30), 3));
        assertEquals("berlin", TenantWork.of("northwind").run(sql -> new Calendars(sql).ofCountry("FR")).name());
        assertEquals("new_york", TenantWork.of("northwind").run(sql -> new Calendars(sql).ofCountry("US")).name());
        var again = applied.apply(TenantFiles.read(COMMITTED), true);
        assertTrue(again.values().stream().allMatch(List::isEmpty), again::toString);
        assertFalse(TenantWork.of("contoso").run(sql -> files(sql).isPending()));
    }

    @Test
    void a_changed_file_is_the_next_version_and_what_no_file_declared_stays() throws SQLException, IOException {
        tenant(PARIS, "defaultCalendar: paris\n");
        applied.apply(TenantFiles.read(folder), false);
        follow("fennel");
        own();
        tenant(PARIS.replace("09:00-12:00", "10:00-12:00"), "defaultCalendar: paris\n");
        applied.apply(TenantFiles.read(folder), false);

        assertEquals(1, view("paris").versions().size());
        follow("fennel");

        assertEquals(List.of("10:00-12:00"), view("paris").week().monday());
        assertEquals(List.of(2, true, 3), List.of(view("paris").versions().size(), view("paris").declared(), view("paris").days().size()));
        assertEquals(List.of(1, false), List.of(view("own").versions().size(), view("own").declared()));
        tenant(PARIS, "");
        Files.delete(folder.resolve("fennel/calendars/paris.yaml"));
        applied.apply(TenantFiles.read(folder), false);
        follow("fennel");
        assertEquals(List.of(2, false), List.of(view("paris").versions().size(), view("paris").declared()));
    }

    @Test
    void what_no_calendar_can_be_is_refused_with_file_and_line() {
        tenant(PARIS.replace("Europe/Paris", "Europe/Pris").replace("12-25", "12-35"), "defaultCalendar: madrid\n");
        var refused = assertThrows(FilesRefused.class, () -> applied.apply(TenantFiles.read(folder), false));

        assertEquals(List.of("fennel/calendars/paris.yaml:1: unknown time zone 'Europe/Pris'",
                "fennel/calendars/paris.yaml:7: invalid day '2026-12-35'", "fennel/tenant.yaml:5: unknown calendar 'madrid'"), lines(refused));
        tenant(PARIS.replace("[09:00-12:00]", "[09:00-12:00, 11:00-13:00]"), "");
        assertEquals(List.of("fennel/calendars/paris.yaml:4: calendar 'paris': /week/monday must not overlap"),
                lines(assertThrows(FilesRefused.class, () -> applied.apply(TenantFiles.read(folder), false))));
    }

    private static List<String> lines(FilesRefused refused) {
        return refused.getMessage().lines().map(String::strip).filter(line -> line.startsWith("fennel/")).sorted().toList();
    }

    private static FileCalendars files(Sql sql) {
        // Two seconds later, so that a version that holds from the next second on holds already for whoever reads it now.
        var clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-2));
        return new FileCalendars(sql, new CalendarWrites(sql, new TenantWork.Heard(), clock));
    }

    private static void follow(String tenant) {
        TenantWork.of(tenant).run(sql -> {
            files(sql).follow();
            return true;
        });
    }

    private static void own() {
        var week = new CalendarWeek(List.of("09:00-10:00"), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        var body = new CalendarBody(ZoneId.of("Europe/Paris"), week, List.of(), null, null);
        TenantWork.of("fennel").run(sql -> {
            new CalendarWrites(sql, new TenantWork.Heard(), Clock.systemUTC()).put("own", body, new Conditions());
            return true;
        });
    }

    private static CalendarView view(String name) {
        return TenantWork.of("fennel").run(sql -> CalendarView.find(name, Instant.now(), sql)).orElseThrow();
    }

    private void tenant(String calendar, String choice) {
        try {
            var fennel = Files.createDirectories(folder.resolve("fennel/calendars")).getParent();
            Files.writeString(fennel.resolve("tenant.yaml"), "title: Fennel\nzone: Europe/Paris\nlocale: fr\ncurrency: EUR\n" + choice);
            Files.writeString(fennel.resolve("roles.yaml"), "csm: { accounts: own, permissions: [accounts:read] }\n");
            Files.writeString(fennel.resolve("calendars/paris.yaml"), calendar);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
