package io.perennial.health.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Destination.Effect;
import io.perennial.health.testing.Facts;
import io.perennial.kernel.Invalid;
import io.perennial.platform.testing.TenantWork;
import io.perennial.records.ExternalKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignalsIT {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final TenantWork mallow = TenantWork.of("mallow");
    private final TenantWork nettle = TenantWork.of("nettle");
    private final TenantWork.Heard heard = new TenantWork.Heard();

    @Test
    void each_says_what_it_did_and_the_last_of_two_in_a_call_holds() {
        var account = account(mallow);
        put(mallow, point(account, NOON, 1), point(account, NOON.plusSeconds(1), 2));

        var effects = put(mallow, point(account, NOON, 1), point(account, NOON.plusSeconds(1), 3),
                point(account, NOON.plusSeconds(2), 4), point(account, NOON.plusSeconds(2), 0.1));

        assertEquals(List.of(Effect.UNCHANGED, Effect.REPLACED, Effect.CREATED, Effect.REPLACED), effects);
        assertEquals(List.of("1.000000", "3.000000", "0.100000"), kept(mallow, account));
    }

    @Test
    void a_call_is_told_once_with_the_accounts_of_which_something_is_new_and_a_repetition_not_at_all() {
        var first = account(mallow);
        var second = account(mallow);
        put(mallow, point(first, NOON, 1));
        heard.events.clear();

        for (int time = 0; time < 2; time++) put(mallow, point(first, NOON, 1), point(second, NOON.plusSeconds(9), 2));

        assertEquals(1, heard.events.size());
        var received = (SignalEvent.Received) heard.events.getFirst();
        assertEquals(List.of(List.of(second), 1, NOON.plusSeconds(9)),
                List.of(received.accounts(), received.points(), received.earliest()));
    }

    @Test
    void one_unknown_account_keeps_all_out_and_every_unknown_one_is_named() {
        var known = account(mallow);
        var points = new SignalPoint[] {
            point(known, NOON, 1), point(account(nettle), NOON, 1),
            new SignalPoint(null, new ExternalKey("crm", "none"), "invoices", NOON, 3.0)
        };

        var refused = assertThrows(Invalid.class, () -> put(mallow, points));

        assertEquals(List.of("/points/1/accountId", "/points/2/account"),
                refused.errors().stream().map(Invalid.FieldError::pointer).toList());
        assertEquals(List.of(), kept(mallow, known));
    }

    @Test
    void what_a_member_may_not_see_it_cannot_feed() {
        var account = account(mallow);

        assertThrows(Invalid.class, () -> put(mallow.seenBy(UUID.randomUUID()), point(account, NOON, 1)));
    }

    @Test
    void another_company_sees_none_of_it() {
        var account = account(mallow);
        put(mallow, point(account, NOON, 1));

        assertEquals(List.of(), kept(nettle, account));
    }

    private static AccountId account(TenantWork work) {
        return work.run(sql -> new Facts(sql).account(null));
    }

    private static SignalPoint point(AccountId account, Instant at, double value) {
        return new SignalPoint(account, null, "invoices", at, value);
    }

    private List<Effect> put(TenantWork work, SignalPoint... points) {
        return work.run(sql -> new Signals(sql, heard).put(List.of(points)));
    }

    record Value(BigDecimal value) {}

    private static List<String> kept(TenantWork work, AccountId account) {
        var values = work.run(sql -> sql.list(Value.class, "select value from {whole health.signal} where account_id = :id order by at",
                Map.of("id", account)));
        return values.stream().map(value -> value.value().toPlainString()).toList();
    }
}
