package io.perennial.engagement.kept;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import io.perennial.engagement.callbacks.CallbackId;
import io.perennial.engagement.testing.Promised;
import io.perennial.health.sources.MeasureSource.Asked;
import io.perennial.health.sources.Source;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallbackMeasuresIT {
    record Raw(@Nullable BigDecimal rawMissed, @Nullable BigDecimal rawKept, @Nullable BigDecimal rawSilence) {}

    private final TenantWork alder = TenantWork.of("alder" + UUID.randomUUID().toString().substring(0, 8));

    private static List<Raw> read(Sql sql, AccountId account, String day) {
        var raw = new CallbackMeasures().raw(List.of(new Asked("missed", new Source("callbacks_missed", null, 30)),
                new Asked("kept", new Source("callbacks_kept", null, 30)),
                new Asked("silence", new Source("days_since_reached", null, null))));
        var values = new HashMap<String, Object>(raw.values());
        values.putAll(Map.of("zone", "Europe/Berlin", "account", account, "day", day));
        return sql.list(Raw.class, """
                with chosen as (select v.id as account_id, :day::date as day, (:day::date + 1)::timestamp at time zone :zone as ends_at
                                from {accounts.visible_account} v where v.id = :account)
                select m.raw_missed, m.raw_kept, m.raw_silence from (%s) m""".formatted(raw.sql()), values);
    }

    private static void ended(Sql sql, CallbackId callback, String state, @Nullable Instant reached, @Nullable Instant missed) {
        sql.change("update engagement.callback set state = :state, reached_at = :reached::timestamptz, missed_at = :missed::timestamptz"
                + " where tenant_id = :tenant and id = :id",
                Sql.values("id", callback, "state", state, "reached", reached, "missed", missed));
    }

    @Test
    void a_promise_counts_from_the_day_on_which_it_was_due_and_nothing_is_known_before() {
        var account = alder.run(sql -> {
            var promised = new Promised(sql);
            var made = promised.account(null);
            ended(sql, promised.callback(made, null, null, "2026-03-30T09:00"), "reached", Instant.parse("2026-03-30T07:05:00Z"), null);
            ended(sql, promised.callback(made, null, null, "2026-03-31T09:00"), "missed", null, Instant.parse("2026-03-31T07:15:00Z"));
            return made;
        });

        assertEquals(List.of(new Raw(null, null, null)), alder.run(sql -> read(sql, account, "2026-03-29")));
        assertEquals(List.of(new Raw(BigDecimal.ZERO, new BigDecimal("100.00"), BigDecimal.ZERO)),
                alder.run(sql -> read(sql, account, "2026-03-30")));
        assertEquals(List.of(new Raw(BigDecimal.ONE, new BigDecimal("50.00"), BigDecimal.TWO)),
                alder.run(sql -> read(sql, account, "2026-04-01")));
        assertEquals(List.of(), TenantWork.of("rowan").run(sql -> read(sql, account, "2026-04-01")));
    }

    @Test
    void what_the_contact_withdraws_after_the_start_is_due() {
        var account = alder.run(sql -> {
            var promised = new Promised(sql);
            var made = promised.account(null);
            for (var at : List.of("2026-03-30T06:59:00Z", "2026-03-30T07:20:00Z"))
                sql.change("update engagement.callback set state = 'withdrawn', withdrawn_at = :at::timestamptz, withdrawn_by = 'contact'"
                        + " where tenant_id = :tenant and id = :id",
                        Map.of("id", promised.callback(made, null, null, "2026-03-30T09:00"), "at", at));
            ended(sql, promised.callback(made, null, null, "2026-03-30T10:00"), "reached", Instant.parse("2026-03-30T08:05:00Z"), null);
            return made;
        });

        assertEquals(List.of(new BigDecimal("50.00")),
                alder.run(sql -> read(sql, account, "2026-03-30")).stream().map(Raw::rawKept).toList());
    }
}
