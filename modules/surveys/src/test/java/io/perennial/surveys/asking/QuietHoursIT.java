package io.perennial.surveys.asking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.contacts.ContactId;
import io.perennial.calendars.Calendars;
import io.perennial.calendars.NamedCalendar;
import io.perennial.identity.testing.FixedHome;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.mail.Letter;
import io.perennial.platform.spec.Translations;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.PostedMail;
import io.perennial.surveys.testing.AskedPeople;
import io.perennial.surveys.testing.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that nights, weekends and holidays delay an invitation, and that it goes out when they are over. */
class QuietHoursIT {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private record Ledger(String state, Instant sendAt, @Nullable Instant sentAt, String countedOn) {}

    private static final String LEDGER =
            """
            select i.state, i.send_at, i.sent_at, to_char(p.day, 'YYYY-MM-DD') as counted_on
            from {whole surveys.invitation} i join {whole surveys.pressure} p on p.invitation_id = i.id
            where i.contact_id = :contact
            """;

    private final AskedPeople alder = AskedPeople.of("alder" + Long.toString(System.nanoTime(), 36));
    private final Map<Instant, String> timers = new TreeMap<>();
    private final List<Letter> posted = new ArrayList<>();
    private final Jobs jobs = new Jobs() {
        @Override
        public void at(String name, String id, Instant at) {
            if (name.equals(SendInvitation.JOB)) timers.put(at, id);
        }
    };

    private Calendars calendars(Sql sql) {
        return new Calendars(sql) {
            @Override
            public NamedCalendar ofCountry(@Nullable String country) {
                return new NamedCalendar("germany", WorkingHours.of("Europe/Berlin", "2026-04-03", "2026-04-06"));
            }
        };
    }

    private ContactId invite(Instant now) {
        var clock = new MovedClock(now);
        var contact = alder.contact(alder.account(), "user", "p" + System.nanoTime() + "@rhine.example");
        return alder.work().run(sql -> {
            var inviting = new Inviting();
            inviting.sql = sql;
            inviting.clock = clock;
            inviting.home = new FixedHome(BERLIN, clock);
            inviting.jobs = jobs;
            inviting.calendars = calendars(sql);
            inviting.waves = new Waves();
            inviting.waves.sql = sql;
            var kept = inviting.waves.read(alder.wave());
            inviting.invite(new Waves.Wave(kept.id(), kept.surveyId(), kept.surveyVersion(), kept.name(),
                    new Audience(List.of(), List.of(), List.of(), List.of(contact), List.of()), null, 1, Map.of(), kept.state(),
                    kept.closesAt(), false, kept.version()));
            return contact;
        });
    }

    private void fire(Instant at, String invitation) {
        var clock = new MovedClock(at);
        alder.work().run(sql -> {
            var send = new SendInvitation();
            send.sql = sql;
            send.clock = clock;
            send.jobs = jobs;
            send.home = new FixedHome(BERLIN, clock);
            send.calendars = calendars(sql);
            send.mail = new InvitationMail();
            send.mail.home = send.home;
            send.mail.clock = clock;
            send.mail.translations = Translations.load();
            send.mail.mail = new PostedMail(posted);
            send.fire(invitation);
            return at;
        });
    }

    private Ledger ledger(ContactId contact) {
        return alder.work().run(sql -> sql.first(Ledger.class, LEDGER, Map.of("contact", contact))).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-27T15:59:00Z, 2026-03-27T15:59:00Z, 2026-03-27, before closing time",
        "2026-03-27T16:30:00Z, 2026-03-30T06:00:01Z, 2026-03-30, on Friday evening before clocks move",
        "2026-03-29T00:30:00Z, 2026-03-30T06:00:01Z, 2026-03-30, an hour before the gap",
        "2026-03-29T01:00:00Z, 2026-03-30T06:00:01Z, 2026-03-30, in the gap",
        "2026-04-02T15:00:00Z, 2026-04-07T06:00:01Z, 2026-04-07, before four days of Easter",
        "2026-10-25T00:30:00Z, 2026-10-26T07:00:01Z, 2026-10-26, in the first of two hours",
        "2026-10-25T01:30:00Z, 2026-10-26T07:00:01Z, 2026-10-26, in the second",
        "2026-12-31T22:30:00Z, 2027-01-01T07:00:01Z, 2027-01-01, in the last night of the year"})
    void an_invitation_waits_for_the_next_business_hour_and_then_goes_out(Instant decided, Instant sent, String counted, String when) {
        var contact = invite(decided);
        assertEquals(new Ledger("decided", sent, null, counted), ledger(contact), when);
        assertEquals(List.of(sent), List.copyOf(timers.keySet()));

        fire(sent, Objects.requireNonNull(timers.get(sent)));
        assertEquals(new Ledger("sent", sent, sent, counted), ledger(contact), when);
        assertEquals(1, posted.size());
    }

    @Test
    void each_hour_of_a_year_asks_in_business_hours_and_drops_nobody() {
        var hours = WorkingHours.of("Europe/Berlin", "2026-04-03", "2026-04-06");
        var first = Instant.parse("2026-01-01T00:30:00Z");
        for (int hour = 0; hour < 365 * 24; hour++) {
            var decided = first.plus(Duration.ofHours(hour));
            var sent = Inviting.open(hours, decided);
            assertEquals(sent.equals(decided) ? 0 : 1, hours.measure(decided, sent), () -> decided + " waits for the first second");
            assertEquals(1, hours.measure(sent, sent.plusSeconds(1)), () -> decided + " is sent in business hours");
        }
    }
}
