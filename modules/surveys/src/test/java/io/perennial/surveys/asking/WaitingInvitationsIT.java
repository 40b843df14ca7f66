package io.perennial.surveys.asking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.identity.testing.FixedHome;
import io.perennial.platform.mail.Letter;
import io.perennial.platform.mail.Mail;
import io.perennial.platform.spec.Translations;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.PostedMail;
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
    private final Mail mail = new PostedMail(posted);

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

    /** Invites a contact by what goes out later, and counts them as asked. */
    private InvitationId later(AskedPeople of, AccountId account, ContactId contact) {
        var id = of.invited(account, contact, "decided");
        of.change("update surveys.invitation set sent_at = null, send_at = :now where tenant_id = :tenant and id = :id",
                Map.of("id", id, "now", AskedPeople.NINE));
        of.change("""
                insert into surveys.pressure (tenant_id, id, contact_id, account_id, kind, day, channel, invitation_id, created_at)
                values (:tenant, :of, :contact, :account, 'nps', '2026-03-02', 'email', :of, :now)
                """, Map.of("contact", contact, "account", account, "of", id, "now", AskedPeople.NINE));
        return id;
    }

    /** Returns what the ledger tells, and how often that counts as asked. */
    private static String told(AskedPeople of, InvitationId id) {
        return of.work().run(sql -> {
            var told = InvitationView.find(id, sql).orElseThrow();
            var asked = Invitation.find(id.value(), sql).orElseThrow().isAsked() ? " asked " : " ";
            return told.state() + " " + told.reasons().stream().map(NotAsked::reason).toList() + " " + told.sendAt() + asked
                    + sql.number("select count(*) from {whole surveys.pressure} where invitation_id = :id", Map.of("id", id));
        });
    }

    @Test
    void opting_out_takes_back_what_waits_for_everybody_with_the_address_and_nothing_that_went_out() {
        var account = alder.account();
        var jana = alder.contact(account, "user", "jana@rhine.example");
        var waits = later(alder, account, jana);
        var same = later(alder, alder.account(), alder.contact(alder.account(), "user", "Jana@Rhine.example"));
        var other = later(alder, account, alder.contact(account, "user", "mei@rhine.example"));
        var foreign = rowan.account();
        var elsewhere = later(rowan, foreign, rowan.contact(foreign, "user", "jana@rhine.example"));
        var sent = alder.invited("jana@rhine.example", "sent");
        alder.work().run(sql -> {
            new OptOut(jana, "jana@rhine.example").keep(sql, AskedPeople.NINE);
            return jana;
        });

        for (var one : List.of(waits, same)) assertEquals("NOT_ASKED [OPTED_OUT] null 0", told(alder, one));
        assertEquals("SENT [] null 0", told(alder, sent), "it was sent, and is asked no more");
        assertEquals("DECIDED [] 2026-03-02T09:00:00Z asked 1", told(alder, other));
        assertEquals("DECIDED [] 2026-03-02T09:00:00Z asked 1", told(rowan, elsewhere));
    }

    @Test
    void what_somebody_opted_out_of_in_the_meantime_is_not_sent() {
        var account = alder.account();
        var late = later(alder, account, alder.contact(account, "user", "ann@rhine.example"));
        alder.optOut(alder.invited("ann@rhine.example", "answered"), "ann@rhine.example");
        alder.work().run(sql -> {
            var send = new SendInvitation();
            send.sql = sql;
            send.fire(late.text());
            return late;
        });

        assertEquals("NOT_ASKED [OPTED_OUT] null 0", told(alder, late));
    }
}
