package io.perennial.engagement.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.engagement.callbacks.CallbackId;
import io.perennial.engagement.testing.Promised;
import io.perennial.platform.testing.TenantWork;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallbackConfirmationsIT {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final TenantWork alder = TenantWork.of("alder" + UUID.randomUUID().toString().substring(0, 8));
    private final TenantWork rowan = TenantWork.of("rowan");

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
    void only_what_was_confirmed_is_cancelled() {
        var callback = planned("granted", "deleted_at = updated_at");
        assertEquals("not told", told(alder, callback, false));
        set(callback, "confirmed_at = updated_at");
        assertEquals("cancelled", told(alder, callback, false));
    }
}
