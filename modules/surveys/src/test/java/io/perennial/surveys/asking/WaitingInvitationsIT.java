package io.perennial.surveys.asking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.identity.testing.FixedHome;
import io.perennial.platform.mail.Letter;
import io.perennial.platform.mail.Mail;
import io.perennial.platform.spec.Translations;
import io.perennial.platform.testing.MovedClock;
import io.perennial.surveys.InvitationId;
import io.perennial.surveys.testing.AskedPeople;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests what becomes of invitations that nobody has answered yet: the one reminder, and mail that comes back. */
class WaitingInvitationsIT {
    /** The state of an invitation, and when its mail came back. */
    private static final String OF_CONTACT =
            "select concat_ws(' ', state, bounced_at at time zone 'UTC') as state from {whole surveys.invitation} where id = :id";
    private static final String OF_EMPLOYEE =
            "select concat_ws(' ', bounced_at at time zone 'UTC') as state from {surveys.employee_invitation} where id = :id";

    private final MovedClock clock = new MovedClock(AskedPeople.NINE);
    private final String suffix = Long.toString(System.nanoTime(), 36);
    private final AskedPeople alder = AskedPeople.of("alder" + suffix);
    private final AskedPeople rowan = AskedPeople.of("rowan" + suffix);
    private final List<Letter> posted = new ArrayList<>();
    private final Mail mail = new Mail() {
        @Override
        public boolean post(Letter letter) {
            return posted.add(letter);
        }
    };

    /** Lets the timers of the wave of employees and of some contacts fire. Returns the causes of the mails. */
    private List<String> reminded(InvitationId... contacts) {
        posted.clear();
        alder.work().run(sql -> {
            var employees = new RemindEmployees();
            employees.mail = new EmployeeMail();
            employees.mail.mail = mail;
            employees.mail.home = new FixedHome(ZoneOffset.UTC, clock);
            employees.mail.translations = Translations.load();
            employees.mail.clock = clock;
            employees.sql = sql;
            employees.clock = clock;
            employees.fire(alder.wave().text());
            var contact = new RemindInvitation();
            contact.mail = new InvitationMail();
            contact.mail.mail = mail;
            contact.mail.home = new FixedHome(ZoneOffset.UTC, clock);
            contact.mail.translations = Translations.load();
            contact.mail.clock = clock;
            contact.sql = sql;
            contact.clock = clock;
            for (var id : contacts) contact.fire(id.text());
            return contacts.length;
        });
        return posted.stream().map(Letter::cause).toList();
    }

    private record Seen(String state) {}

    private static String state(AskedPeople of, String query, InvitationId id) {
        return of.work().run(sql -> sql.first(Seen.class, query, Map.of("id", id))).orElseThrow().state();
    }

    private static String reminder(InvitationId of) {
        return of.text() + ":reminder";
    }

    private void returned(InvitationId of) {
        alder.work().run(sql -> {
            var noted = new ReturnedInvitation();
            noted.sql = sql;
            noted.clock = clock;
            noted.returned(of.value());
            return of;
        });
    }

    @Test
    void an_employee_is_reminded_once_but_not_who_answered_or_got_no_mail_or_whose_mail_came_back() {
        var waits = alder.employee(true);
        var answered = alder.employee(true);
        var bounced = alder.employee(true);
        alder.employee(false);
        rowan.employee(true);
        returned(bounced);
        alder.change("update surveys.employee_invitation set answered = true where tenant_id = :tenant and id = :id",
                Map.of("id", answered));

        assertEquals(List.of(reminder(waits)), reminded());
        assertEquals("employee_survey_reminder", posted.getFirst().template());
        assertEquals(List.of(), reminded());
    }

    @Test
    void a_wave_that_is_over_reminds_nobody() {
        alder.employee(true);
        var contact = alder.invited("jana@rhine.example", "sent");
        alder.change("update surveys.wave set state = 'closed' where tenant_id = :tenant and id = :id", Map.of("id", alder.wave()));

        assertEquals(List.of(), reminded(contact));
    }

    @Test
    void a_contact_is_reminded_once_but_not_who_answered_or_opted_out_with_the_same_address() {
        var waits = alder.invited("jana@rhine.example", "opened");
        var answered = alder.invited("mei@rhine.example", "answered");
        var out = alder.invited("Ann@Rhine.example", "sent");
        var again = alder.invited("ann@rhine.example", "sent");
        alder.optOut(out, "ann@rhine.example");

        assertEquals(List.of(reminder(waits)), reminded(waits, answered, out, again));
        assertEquals("survey_reminder", posted.getFirst().template());
        assertEquals(List.of(), reminded(waits, answered, out, again));
    }

    @Test
    void mail_that_comes_back_ends_the_invitation_unless_it_was_answered_and_the_first_time_stays() {
        var sent = alder.invited("jana@rhine.example", "sent");
        var answered = alder.invited("mei@rhine.example", "answered");
        var other = alder.invited("ann@rhine.example", "sent");
        var employee = alder.employee(true);
        var colleague = alder.employee(true);
        for (var one : List.of(sent, answered, employee)) returned(one);
        clock.move(Duration.ofDays(1));
        for (var one : List.of(sent, employee)) returned(one);

        assertEquals(List.of("bounced 2026-03-02 09:00:00", "answered 2026-03-02 09:00:00", "sent"),
                Stream.of(sent, answered, other).map(one -> state(alder, OF_CONTACT, one)).toList());
        assertEquals(List.of("2026-03-02 09:00:00", ""),
                Stream.of(employee, colleague).map(one -> state(alder, OF_EMPLOYEE, one)).toList());
        assertEquals(List.of(), reminded(sent, answered).stream().filter(cause -> !cause.equals(reminder(colleague))).toList());
        var wave = alder.work().run(sql -> WaveView.get(alder.wave(), sql));
        assertEquals("5 1 3", wave.invited() + " " + wave.answered() + " " + wave.bounced());
    }

    @Test
    void mail_of_another_tenant_that_comes_back_changes_nothing_here() {
        var foreign = rowan.invited("jana@rhine.example", "sent");
        returned(foreign);

        assertEquals("sent", state(rowan, OF_CONTACT, foreign));
    }
}
