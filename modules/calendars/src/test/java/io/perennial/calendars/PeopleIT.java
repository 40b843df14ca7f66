package io.perennial.calendars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.identity.Home;
import io.perennial.identity.MemberId;
import io.perennial.identity.Secrets;
import io.perennial.identity.tenants.FilesRefused;
import io.perennial.identity.tenants.TenantDatabase;
import io.perennial.identity.tenants.TenantFiles;
import io.perennial.kernel.Refusal;
import io.perennial.platform.call.Sight;
import io.perennial.platform.requests.IfMatch;
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
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleIT {
    /** A Friday. */
    private static final Instant NOON = Instant.parse("2026-06-05T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final String MEMBERS =
            """
            title: Oak
            zone: Europe/Berlin
            locale: de
            currency: EUR
            members:
              ida@oak.example:
                name: Ida
                roles: [csm]
                work:
                  week: { monday: [08:00-12:00], friday: [08:00-12:00] }
                  skills: [fleet]
              ben@oak.example: { name: Ben, roles: [csm] }
              lea@oak.example: { name: Lea, roles: [csm] }
            teams:
              fleet: { title: Fleet, lead: lea@oak.example, members: [ida@oak.example] }
              maps: { title: Maps, lead: ben@oak.example, members: [lea@oak.example] }
            """;

    private final String tenant = "oak" + UUID.randomUUID().toString().replaceAll("[^a-z0-9]", "").substring(0, 8);
    private TenantWork oak;

    @TempDir Path folder;

    @BeforeEach
    void files() throws SQLException {
        apply(MEMBERS);
        oak = TenantWork.of(tenant);
    }

    private void apply(String members) throws SQLException {
        try {
            var home = Files.createDirectories(folder.resolve(tenant));
            Files.writeString(home.resolve("tenant.yaml"), members);
            Files.writeString(home.resolve("roles.yaml"), "csm: { accounts: own, permissions: [accounts:read] }\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        new TenantDatabase(TestDatabase.shared().ownerDataSource(), List.of(new DeclaredWorkingTimes()), List.of(), Map.of(),
                new Secrets(new SecureRandom(), 1), Clock.systemUTC()).apply(TenantFiles.read(folder), false);
    }

    private static People people(Sql sql) {
        return new People(sql, new Calendars(sql), new Home() {
            @Override
            public Settings settings() {
                return new Settings("oak", "Oak", ZoneId.of("Europe/Berlin"), Locale.GERMAN, Currency.getInstance("EUR"));
            }
        }, CLOCK);
    }

    private MemberId member(String name) {
        record Found(MemberId id) {}
        return oak.run(sql -> sql.first(Found.class, "select id from {identity.active_member} where name = :name", Map.of("name", name))
                .orElseThrow().id());
    }

    private Instant due(MemberId member, int hours) {
        return oak.run(sql -> people(sql).planned(member).time().due(NOON, hours * 3600L)).orElseThrow();
    }

    private static MemberAbsence absent(Sql sql, MemberId member, String from, String until) {
        return new Absences(sql, new TenantWork.Heard(), CLOCK).add(member,
                new AbsenceBody(Instant.parse(from), Instant.parse(until), null));
    }

    @Test
    void a_member_works_in_the_hours_of_the_files_without_absences() {
        var ida = member("Ida");

        assertEquals(Instant.parse("2026-06-08T06:00:00Z"),
                oak.run(sql -> people(sql).planned(ida).time().nextOpen(NOON)).orElseThrow());
        assertEquals(Instant.parse("2026-06-08T08:00:00Z"), due(ida, 2));
        var absence = oak.run(sql -> absent(sql, ida, "2026-06-08T00:00:00Z", "2026-06-09T00:00:00Z"));
        assertEquals(Instant.parse("2026-06-12T08:00:00Z"), due(ida, 2));
        oak.run(sql -> {
            new Absences(sql, new TenantWork.Heard(), CLOCK).remove(ida, absence.id(), new IfMatch("*"));
            return ida;
        });
        assertEquals(Instant.parse("2026-06-08T08:00:00Z"), due(ida, 2));
        assertEquals(List.of("fleet"), oak.run(sql -> WorkingTimeView.of(people(sql).get(ida))).skills());
    }

    private List<@Nullable String> reasons(TenantWork caller, MemberId of, boolean all) {
        return caller.run(sql -> new Absences(sql, new TenantWork.Heard(), CLOCK).of(of, all)).stream().map(MemberAbsence::reason).toList();
    }

    @Test
    void that_somebody_is_away_is_told_to_all_and_why_to_the_member_the_lead_and_who_writes_it() {
        var ida = member("Ida");
        var lea = member("Lea");
        oak.run(sql -> new Absences(sql, new TenantWork.Heard(), CLOCK).add(ida,
                new AbsenceBody(NOON, NOON.plusSeconds(3600), "Operation")));
        assertEquals(List.of("Operation"), reasons(oak.seenBy(ida.value()), ida, false));
        assertEquals(List.of("Operation"), reasons(oak.seenBy(lea.value()), ida, false));
        assertEquals(List.of("Operation"), reasons(oak.seenBy(member("Ben").value()), ida, true));
        assertEquals(Collections.singletonList(null), reasons(oak.seenBy(member("Ben").value()), ida, false));
        assertEquals(Collections.singletonList(null), reasons(oak.seenBy(member("Ben").value(), Sight.ALL), ida, false));

        oak.run(sql -> new Absences(sql, new TenantWork.Heard(), CLOCK).add(lea, new AbsenceBody(NOON, NOON.plusSeconds(3600), "Fever")));
        assertEquals(Collections.singletonList(null), reasons(oak.seenBy(ida.value()), lea, false), "a lead's reason is not the team's");
        assertEquals(List.of("Fever"), reasons(oak.seenBy(member("Ben").value()), lea, false));
    }

    @Test
    void whoever_says_to_be_away_does_not_work_until_then() {
        var ben = member("Ben");
        assertEquals(true, oak.run(sql -> people(sql).isAtWork(ben, NOON)));
        oak.run(sql -> sql.change(
                "insert into calendars.member_status (tenant_id, member_id, status, until_at, at) values (:tenant, :id, 'away', :until, :at)",
                Map.of("id", ben, "until", NOON.plusSeconds(3600), "at", NOON)));

        assertEquals(false, oak.run(sql -> people(sql).isAtWork(ben, NOON)));
        assertEquals(NOON.plusSeconds(7200), due(ben, 1));
    }

    @Test
    void the_api_says_it_of_members_of_whom_the_files_say_nothing_and_the_files_win() throws SQLException {
        var ben = member("Ben");
        oak.run(sql -> {
            people(sql).write(ben, new WorkingTimeBody(null, null, null, List.of("maps"), List.of(Locale.FRENCH), 4));
            return ben;
        });
        assertEquals("false [maps] 4 2", told(ben));

        apply(MEMBERS.replace("{ name: Ben, roles: [csm] }", "{ name: Ben, roles: [csm], work: { skills: [fleet] } }"));
        assertEquals("true [fleet] 10 2", told(ben));
    }

    private String told(MemberId member) {
        var view = oak.run(sql -> WorkingTimeView.of(people(sql).get(member)));
        return view.declared() + " " + view.skills() + " " + view.capacity() + " " + view.version();
    }

    @Test
    void another_tenant_knows_none_of_them() {
        var ida = member("Ida");
        var absence = oak.run(sql -> absent(sql, ida, "2026-06-08T00:00:00Z", "2026-06-09T00:00:00Z"));
        var rowan = TenantWork.of("rowan");

        assertThrows(Refusal.class, () -> rowan.run(sql -> people(sql).get(ida)));
        assertThrows(Refusal.class, () -> rowan.run(sql -> {
            new Absences(sql, new TenantWork.Heard(), CLOCK).remove(ida, absence.id(), new IfMatch("*"));
            return ida;
        }));
        assertThrows(Refusal.class, () -> oak.run(sql -> {
            people(sql).write(ida, new WorkingTimeBody("none", null, null, List.of(), List.of(), null));
            return ida;
        }));
    }

    @Test
    void hours_that_overlap_are_refused_with_their_place() {
        var refused = assertThrows(FilesRefused.class,
                () -> apply(MEMBERS.replace("[08:00-12:00], friday", "[08:00-12:00, 09:00-10:00], friday")));

        assertTrue(refused.getMessage().contains("/week/monday must not overlap"), refused::getMessage);
    }
}
