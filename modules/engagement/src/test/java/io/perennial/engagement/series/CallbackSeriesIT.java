package io.perennial.engagement.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.accounts.AccountId;
import io.perennial.engagement.callbacks.AskedBy;
import io.perennial.engagement.callbacks.CallbackSeriesId;
import io.perennial.engagement.testing.Promised;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallbackSeriesIT {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);

    private final String name = "alder" + UUID.randomUUID().toString().substring(0, 8);
    private final TenantWork alder = TenantWork.of(name);
    private final TenantWork rowan = TenantWork.of("rowan");
    private final MemberId ida = Promised.member(name);
    private final CallbackSeriesId series = new CallbackSeriesId(TypeId.next());

    private static SeriesBook book(Sql sql) {
        return new SeriesBook(sql, NOW);
    }

    private AccountId weekly() {
        return alder.run(sql -> {
            var account = new Promised(sql).account(ida);
            book(sql).add(series, new CallbackSeriesBody(account, null, null, "How the week went", ida, null, null, null,
                    LocalDateTime.parse("2026-03-23T09:00"), null, null, null, "FREQ=WEEKLY;COUNT=20", DaysOff.SKIP,
                    List.of(LocalDate.parse("2026-04-06"))), ZoneId.of("Europe/Berlin"), null);
            return account;
        });
    }

    @Test
    void a_series_is_read_as_it_was_written_and_only_by_who_sees_its_account() {
        weekly();

        var read = alder.seenBy(ida.value()).run(sql -> CallbackSeriesView.get(series, sql));

        assertEquals(List.of(20, 0, LocalDate.parse("2026-08-03"), LocalDate.parse("2026-03-22"), DaysOff.SKIP),
                List.of(read.occurrences(), read.monthsWithout(), read.lastOn(), read.plannedUntil(), read.daysOff()));
        assertEquals(19, read.body().wanted().size());
        assertThrows(Refusal.class, () -> alder.seenBy(UUID.randomUUID()).run(sql -> CallbackSeriesView.get(series, sql)));
        assertThrows(Refusal.class, () -> rowan.run(sql -> CallbackSeriesView.get(series, sql)));
    }

    private Optional<CallbackSeriesId> next(LocalDate today) {
        return alder.run(sql -> book(sql).next(today)).map(CallbackSeriesView::id);
    }

    @Test
    void a_series_is_planned_once_a_day_until_its_end() {
        weekly();
        assertEquals(Optional.of(series), next(TODAY));
        alder.run(sql -> {
            book(sql).refused(series, "unknown_contact", TODAY);
            return series;
        });
        assertEquals(List.of(Optional.empty(), Optional.of(series)), List.of(next(TODAY), next(TODAY.plusDays(1))));
        alder.run(sql -> {
            book(sql).planned(series, LocalDate.parse("2026-05-01"), TODAY.plusDays(1));
            book(sql).end(series, new SeriesEnd(LocalDate.parse("2026-05-02"), "Met", AskedBy.CONTACT));
            return series;
        });
        assertEquals(Optional.empty(), next(TODAY.plusDays(2)));
        var ended = alder.run(sql -> CallbackSeriesView.get(series, sql));
        assertEquals(List.of(LocalDate.parse("2026-05-01"), 2L, Optional.empty()),
                List.of(ended.lastOn(), ended.version(), Optional.ofNullable(ended.refused())));
    }

    @Test
    void there_is_one_callback_for_each_local_time_of_a_series() {
        var account = weekly();
        int first = alder.run(sql -> planned(account, sql));
        assertEquals(1, first);
        assertThrows(RuntimeException.class, () -> alder.run(sql -> planned(account, sql)));
    }

    private Integer planned(AccountId account, Sql sql) {
        var callback = new Promised(sql).callback(account, null, ida, "2026-03-23T09:00");
        return sql.change(
                "update engagement.callback set series_id = :series, series_local = local where tenant_id = :tenant and id = :id",
                Map.of("series", series, "id", callback));
    }
}
