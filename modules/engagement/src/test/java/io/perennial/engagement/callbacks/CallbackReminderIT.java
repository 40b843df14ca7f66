package io.perennial.engagement.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.engagement.testing.Promised;
import io.perennial.identity.testing.FixedHome;
import io.perennial.platform.mail.Letter;
import io.perennial.platform.mail.Mail;
import io.perennial.platform.spec.Translations;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
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
    private final Mail mail = new Mail() {
        @Override
        public boolean post(Letter letter) {
            return posted.add(letter);
        }
    };

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
