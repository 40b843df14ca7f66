package io.perennial.engagement.series;

import io.perennial.accounts.Fact;
import io.perennial.calendars.Calendars;
import io.perennial.engagement.callbacks.AskedBy;
import io.perennial.engagement.callbacks.CallbackBody;
import io.perennial.engagement.callbacks.CallbackSeriesId;
import io.perennial.engagement.callbacks.SeriesCallbacks;
import io.perennial.engagement.series.DaysOff.Placed;
import io.perennial.identity.Home;
import io.perennial.kernel.Changes;
import io.perennial.kernel.TypeId;
import io.perennial.platform.events.Events;
import io.perennial.platform.events.VersionedTable;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes series and plans their callbacks, {@value #AHEAD} days ahead. */
@ApplicationScoped
class SeriesPlanner {
    static final int AHEAD = 60;

    /** An occurrence that moves to the work day before is planned with those of that day. */
    private static final int MOST_DAYS_OFF = 14;

    private record Place(@Nullable String country) {}

    private static final String COUNTRY = "select country from {accounts.visible_account} where id = :account";

    @Inject SeriesBook book;
    @Inject SeriesCallbacks callbacks;
    @Inject Calendars calendars;
    @Inject Home home;
    @Inject Events events;
    @Inject Sql sql;

    /** Makes a series with its callbacks of the next weeks. */
    CallbackSeriesId add(CallbackSeriesBody named, @Nullable CallbackSeriesId continues) {
        var body = known(named);
        var first = callback(body, body.local(), body.zone());
        callbacks.check(first);
        var id = new CallbackSeriesId(TypeId.next());
        book.add(id, body, callbacks.zone(first), continues);
        events.publish(new CallbackSeriesEvent.Created(id, body.subject(), Changes.to(body)));
        plan(CallbackSeriesView.get(id, sql));
        return id;
    }

    /** Returns the same body with the id of its account, which may be named by an external key. */
    CallbackSeriesBody known(CallbackSeriesBody body) {
        return body.at(Fact.account(body, sql));
    }

    /** Plans what is due until {@value #AHEAD} days after today and is not planned yet. */
    void plan(CallbackSeriesView series) {
        var today = home.today();
        var until = today.plusDays(AHEAD).isBefore(series.lastOn()) ? today.plusDays(AHEAD) : series.lastOn();
        var body = series.body();
        var last = until.plusDays(MOST_DAYS_OFF).isBefore(series.lastOn()) ? until.plusDays(MOST_DAYS_OFF) : series.lastOn();
        for (var one : placed(body, series.plannedUntil(), last))
            if (one.isNear(until)) callbacks.plan(series.id(), callback(body, one.local(), series.zone()));
        book.planned(series.id(), until, today);
    }

    /** Returns the callbacks that a series would get. */
    CallbackSeriesPreview preview(CallbackSeriesBody named) {
        var body = known(named);
        var first = callback(body, body.local(), body.zone());
        callbacks.check(first);
        return CallbackSeriesPreview.of(placed(body, LocalDate.MIN, LocalDate.MAX), body.recurrence().monthsWithout(),
                callbacks.zone(first));
    }

    /** Returns the callbacks that a series still has, from today on. */
    CallbackSeriesPreview rest(CallbackSeriesView series) {
        var body = series.body();
        return CallbackSeriesPreview.of(placed(body, home.today().minusDays(1), series.lastOn()), series.monthsWithout(), series.zone());
    }

    /** Ends a series: what it had planned for later is withdrawn. */
    void end(CallbackSeriesId id, SeriesEnd end) {
        var before = CallbackSeriesView.get(id, sql);
        book.end(id, end);
        var changes = Changes.between(before.ending(), CallbackSeriesView.get(id, sql).ending());
        events.publish(new CallbackSeriesEvent.Ended(id, before.subject(), changes));
        callbacks.withdraw(id, end.on().atStartOfDay(), end.by(), end.reason());
    }

    /** Lets another series go on from its first day instead. */
    CallbackSeriesId split(CallbackSeriesId id, CallbackSeriesBody later) {
        end(id, new SeriesEnd(later.local().toLocalDate(), "The series was changed", AskedBy.US));
        return add(later, id);
    }

    /** @param after the day until which all is planned */
    private List<Placed> placed(CallbackSeriesBody body, LocalDate after, LocalDate until) {
        var due = body.wanted().stream().filter(one -> one.toLocalDate().isAfter(after) && !one.toLocalDate().isAfter(until)).toList();
        var country = sql.first(Place.class, COUNTRY, Map.of("account", body.about())).map(Place::country).orElse(null);
        return body.off().place(due, calendars.ofCountry(country).time());
    }

    private static CallbackBody callback(CallbackSeriesBody body, LocalDateTime local, @Nullable ZoneId zone) {
        return new CallbackBody(body.about(), body.contactId(), null, null, body.subject(), body.ownerId(), body.teamId(),
                body.language(),
                body.channel(), local, zone, body.minutes(), body.windowMinutes(), null, null, null, List.of());
    }

    @Produces
    static FollowedKind followed() {
        return CallbackSeriesView.FOLLOWED;
    }

    @Produces
    static VersionedTable versions() {
        return new VersionedTable("cser", "engagement.callback_series");
    }
}
