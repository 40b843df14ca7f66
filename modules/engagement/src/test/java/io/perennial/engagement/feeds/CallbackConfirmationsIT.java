package io.perennial.engagement.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.AccountId;
import io.perennial.engagement.callbacks.CallbackEvent;
import io.perennial.engagement.callbacks.CallbackId;
import io.perennial.engagement.testing.Promised;
import io.perennial.identity.testing.FixedHome;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Happened;
import io.perennial.platform.mail.Letter;
import io.perennial.platform.mail.Mail;
import io.perennial.platform.spec.Translations;
import io.perennial.platform.testing.PostedMail;
import io.perennial.platform.testing.TenantWork;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallbackConfirmationsIT {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final String name = "alder" + UUID.randomUUID().toString().substring(0, 8);
    private final TenantWork alder = TenantWork.of(name);
    private final TenantWork rowan = TenantWork.of("rowan");

    private final List<Letter> posted = new ArrayList<>();
    private final Mail mail = new PostedMail(posted);

    private CallbackId planned(String consent, String set) {
        var planned = alder.run(sql -> {
            var promised = new Promised(sql);
            var account = promised.account(null);
            var contact = promised.contact(account, "granted");
            sql.change(
                    "update accounts.contact set emails = '[\"jana@rhine.example\"]', consent = jsonb_build_object('email', :consent::text)"
                            + " where tenant_id = :tenant and id = :id",
                    Map.of("id", contact, "consent", consent));
            return promised.callback(account, contact, null, "2026-03-30T09:00");
        });
        if (!set.isEmpty()) set(planned, set);
        return planned;
    }

    private void set(CallbackId id, String set) {
        alder.run(sql -> sql.change("update engagement.callback set " + set + " where tenant_id = :tenant and id = :id", Map.of("id", id)));
    }

    /** Says of a callback if it is confirmed, cancelled or not told. */
    private String told(TenantWork by, CallbackId id, boolean moved) {
        return by.run(sql -> CallbackConfirmations.confirmed(List.of(id), moved ? List.of(id) : List.of(), NOW, sql)).stream()
                .map(one -> one.cancelled() ? "cancelled" : one.address()).findFirst().orElse("not told");
    }

    @Test
    void what_a_person_promised_is_confirmed_and_what_is_planned_by_itself_when_it_moves() {
        assertEquals("jana@rhine.example", told(alder, planned("unknown", ""), false));
        assertEquals("not told", told(rowan, planned("unknown", ""), false));
        assertEquals("not told", told(alder, planned("denied", ""), false));
        assertEquals("not told", told(alder, planned("granted", "question = 'no_free_time'"), false));
        var byRule = planned("granted", "cause = 'rule'");
        assertEquals("not told", told(alder, byRule, false));
        assertEquals("jana@rhine.example", told(alder, byRule, true));
    }

    @Test
    void what_another_system_has_told_is_confirmed_only_if_the_files_say_so_or_when_it_moves() {
        var imported = planned("granted", "");
        alder.run(sql -> sql.change(
                """
                insert into records.external_key (tenant_id, kind, system, external_id, record_id, place)
                values (:tenant, 'callbacks', 'old_crm', :key, :id, 0)
                """, Map.of("id", imported, "key", imported.text())));

        assertEquals("not told", told(alder, imported, false));
        assertEquals("jana@rhine.example", told(alder, imported, true));
        Promised.owner(name, """
                insert into engagement.declared_slots (name, definition) values ('callbacks', '{"confirmImported": true}')
                """);
        assertEquals("jana@rhine.example", told(alder, imported, false));
    }

    /** 02:30 does not exist in that night, so the call is an hour later. */
    @Test
    void a_mail_says_the_time_that_there_is_when_the_promised_one_does_not_exist() {
        var callback = planned("granted",
                "local = '2026-03-29T02:30', starts_at = '2026-03-29T01:30Z', window_ends_at = '2026-03-29T01:45Z'");
        var planned = new CallbackEvent.Planned(callback, new AccountId(callback.value()), "First week", Changes.none());
        alder.run(sql -> {
            new CallbackConfirmations(mail, new FixedHome(ZoneOffset.UTC, CLOCK), Translations.load(), sql, CLOCK)
                    .on(new Happened<>(List.of(planned)));
            return callback;
        });

        assertTrue(posted.getFirst().text().contains("3:30"), posted.getFirst()::text);
        assertEquals(1, posted.size());
    }

    @Test
    void only_what_was_confirmed_is_cancelled() {
        var callback = planned("granted", "deleted_at = updated_at");
        assertEquals("not told", told(alder, callback, false));
        set(callback, "confirmed_at = updated_at");
        assertEquals("cancelled", told(alder, callback, false));
    }
}
