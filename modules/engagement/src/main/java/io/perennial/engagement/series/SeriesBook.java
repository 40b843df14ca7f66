package io.perennial.engagement.series;

import io.perennial.engagement.callbacks.CallbackSeriesId;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the series of the tenant, and how far their callbacks are planned. */
@ApplicationScoped
@BeyondSight("A series is locked by its id, and read afterwards as the caller sees it.")
class SeriesBook {
    private record Due(UUID id) {}

    private static final String ADD =
            """
            insert into engagement.callback_series (tenant_id, id, account_id, contact_id, subject, owner_id, team_id, language, channel, local, zone,
                                                    minutes, window_minutes, rule, days_off, exceptions, occurrences, months_without, last_on,
                                                    planned_until, continues, created_at, updated_at)
            select o.tenant_id, :id, :account, :contact::uuid, :subject, :owner::uuid, :team::uuid, :language::text, :channel, :local::timestamp,
                   :zone, :minutes::integer, :window::integer, :rule, :off, :exceptions::date[], :occurrences::integer, :without::integer,
                   :last::date, :local::timestamp::date - 1, :continues::uuid, :now::timestamptz, :now::timestamptz
            from {platform.owner} o
            """;
    private static final String END =
            """
            update engagement.callback_series
            set ended_on = :on, ended_by = :by, ended_for = :reason, last_on = least(last_on, :on::date - 1), version = version + 1,
                updated_at = greatest(updated_at, :now::timestamptz)
            where tenant_id = :tenant and id = :id
            """;
    private static final String HELD = "select id from {beyond engagement.callback_series} where id = :id for no key update";
    private static final String TO_RUN =
            """
            select s.id
            from {whole engagement.callback_series} s
            where s.planned_until < s.last_on and (s.ran_on is null or s.ran_on < :today)
              and s.account_id in (select id from {whole accounts.live_account})
            """;
    private static final String PLANNED =
            """
            update engagement.callback_series set planned_until = greatest(planned_until, :until::date), ran_on = :today, refused = null
            where tenant_id = :tenant and id = :id
            """;
    private static final String REFUSED =
            "update engagement.callback_series set ran_on = :today, refused = :reason where tenant_id = :tenant and id = :id";

    private final Sql sql;
    private final Clock clock;

    @Inject
    SeriesBook(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @param continues the series whose later part it replaces */
    void add(CallbackSeriesId id, CallbackSeriesBody body, ZoneId zone, @Nullable CallbackSeriesId continues) {
        var recurrence = body.recurrence();
        var occurrences = recurrence.occurrences();
        var values = Sql.values(
                "id", id, "account", body.about(), "contact", body.contactId(), "subject", body.subject(), "owner", body.ownerId(),
                "team",
                body.teamId(), "language", body.language(), "channel", body.channel(), "local", body.local(), "zone", zone, "minutes",
                body.minutes(), "window", body.windowMinutes(), "rule", body.rule(), "off", body.daysOff(), "exceptions",
                body.exceptions().stream().map(LocalDate::toString).toArray(String[]::new), "occurrences", occurrences.size(), "without",
                recurrence.monthsWithout(), "last", occurrences.getLast().toLocalDate(), "continues", continues, "now", clock.instant());
        sql.change(ADD, values);
    }

    /** Locks a series, and returns it as it is now. */
    CallbackSeriesView hold(CallbackSeriesId id) {
        sql.list(Known.class, HELD, Map.of("id", id));
        return CallbackSeriesView.get(id, sql);
    }

    void end(CallbackSeriesId id, SeriesEnd end) {
        sql.change(END, Sql.values("id", id, "on", end.on(), "by", end.by(), "reason", end.reason(), "now", clock.instant()));
    }

    boolean isDue(LocalDate today) {
        return sql.number("select count(*) from (" + TO_RUN + " limit 1) r", Map.of("today", today)) > 0;
    }

    /** Locks the next series that nobody has looked at today, unless another node does it now. */
    Optional<CallbackSeriesView> next(LocalDate today) {
        return sql.first(Due.class, TO_RUN + " order by s.id limit 1 for no key update of s skip locked", Map.of("today", today))
                .map(due -> CallbackSeriesView.get(new CallbackSeriesId(due.id()), sql));
    }

    void planned(CallbackSeriesId id, LocalDate until, LocalDate today) {
        sql.change(PLANNED, Map.of("id", id, "until", until, "today", today));
    }

    void refused(CallbackSeriesId id, String reason, LocalDate today) {
        sql.change(REFUSED, Map.of("id", id, "reason", Objects.requireNonNull(reason), "today", today));
    }
}
