package io.perennial.engagement.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.engagement.testing.Promised;
import io.perennial.identity.testing.FixedHome;
import io.perennial.platform.mail.Letter;
import io.perennial.platform.mail.Mail;
import io.perennial.platform.spec.Translations;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.NoJobs;
import io.perennial.platform.testing.PostedMail;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests the mail of reminders. Mail is sent once for its cause, so what is posted again must have the same one. */
class CallbackReminderIT {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-29T07:00:00Z"), ZoneOffset.UTC);

    private final TenantWork alder = TenantWork.of("alder" + UUID.randomUUID().toString().substring(0, 8));
    private final List<Letter> posted = new ArrayList<>();
    private final Mail mail = new PostedMail(posted);

    private CallbackId planned() {
        return alder.run(sql -> {
            var promised = new Promised(sql);
            var account = promised.account(null);
            var contact = promised.contact(account, "granted");
            sql.change("update accounts.contact set emails = '[\"jana@rhine.example\"]' where tenant_id = :tenant and id = :id",
                    Map.of("id", contact));
            return promised.callback(account, contact, null, "2026-03-30T09:00");
        });
    }

    private void fire(CallbackId callback, Sql sql) {
        fire(callback, sql, mail);
    }

    private static void fire(CallbackId callback, Sql sql, Mail mail) {
        var reminder = new CallbackReminder();
        reminder.mail = mail;
        reminder.home = new FixedHome(ZoneOffset.UTC, CLOCK);
        reminder.translations = Translations.load();
        reminder.sql = sql;
        reminder.clock = CLOCK;
        reminder.fire(callback.text());
    }

    private Letter fire(CallbackId callback) {
        alder.run(sql -> {
            fire(callback, sql);
            return callback;
        });
        return posted.getLast();
    }

    @Test
    void a_node_that_is_killed_and_one_that_wakes_up_late_remind_of_a_time_under_one_cause_and_a_move_has_another() {
        var callback = planned();
        assertThrows(IllegalStateException.class, () -> alder.run(sql -> {
            fire(callback, sql);
            throw new IllegalStateException("killed");
        }));
        var killed = posted.getFirst();

        assertEquals(killed, fire(callback));
        assertEquals(killed, fire(callback));
        alder.run(sql -> sql.change("update engagement.callback set local = '2026-03-31T09:00', starts_at = '2026-03-31T07:00:00Z',"
                + " window_ends_at = '2026-03-31T07:15:00Z' where tenant_id = :tenant and id = :id", Map.of("id", callback)));
        assertEquals("callback_reminder " + callback.text() + " 2026-03-31T07:00:00Z", fire(callback).cause());
        assertEquals("callback_reminder " + callback.text() + " 2026-03-30T07:00:00Z", killed.cause());
    }

    private record Backend(int pid) {}

    /** Takes the timer and posts the mail, as a server does in one transaction. Returns false if there is no timer. */
    private static boolean remind(CallbackId callback, Sql sql) {
        var timer = "delete from platform.timer where tenant_id = :tenant and name = 'callback-reminder' and id = :id";
        if (sql.change(timer, Map.of("id", callback.text())) == 0) return false;
        fire(callback, sql, new Mail(sql, new NoJobs(), CLOCK));
        return true;
    }

    /** Ends the session as the death of its node does. */
    private static void kill(Sql sql) {
        var pid = sql.first(Backend.class, "select pg_backend_pid() as pid", Map.of()).orElseThrow().pid();
        try (var connection = TestDatabase.shared().superuserDataSource().getConnection(); var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(" + pid + ", 5000)");
        } catch (SQLException refused) {
            throw new IllegalArgumentException(refused);
        }
    }

    private String left(CallbackId callback) {
        return alder
                .run(sql -> sql.number("select count(*) from {platform.timer} where id = :id", Map.of("id", callback.text())) + " "
                        + sql.number("select count(*) from {whole platform.mail} where record_id = :id", Map.of("id", callback)));
    }

    @Test
    void of_a_node_that_dies_between_the_timer_and_the_commit_nothing_is_left_and_the_next_one_reminds_once() {
        var callback = planned();
        alder.run(sql -> sql.change("insert into platform.timer (tenant_id, name, id, fires_at)"
                + " values (:tenant, 'callback-reminder', :id, :now)", Map.of("id", callback.text(), "now", CLOCK.instant())));
        assertThrows(IllegalStateException.class, () -> alder.run(sql -> {
            var reminded = remind(callback, sql);
            kill(sql);
            return reminded;
        }));
        assertEquals("1 0", left(callback));

        assertEquals(List.of(true, false), List.of(alder.run(sql -> remind(callback, sql)), alder.run(sql -> remind(callback, sql))));
        assertEquals("0 1", left(callback));
    }

    @Test
    void nobody_is_reminded_of_what_was_tried_or_withdrawn() {
        var callback = planned();
        fire(callback);
        for (var ended : List.of("attempts = 1", "attempts = 0, state = 'missed'"))
            alder.run(sql -> {
                sql.change("update engagement.callback set " + ended + " where tenant_id = :tenant and id = :id", Map.of("id", callback));
                fire(callback, sql);
                return callback;
            });
        assertEquals(1, posted.size());
    }
}
