package io.perennial.engagement.series;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.engagement.callbacks.AskedBy;
import io.perennial.engagement.callbacks.CallbackChannel;
import io.perennial.engagement.callbacks.CallbackSeriesId;
import io.perennial.identity.MemberId;
import io.perennial.identity.TeamId;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A series of callbacks as it is read.
 *
 * @param occurrences how many times its rule names, exceptions included
 * @param monthsWithout how many months a monthly rule passes over
 * @param lastOn the last day of it: that of its last occurrence, or the one before its end
 * @param plannedUntil the day until which its callbacks are planned
 * @param continues the series whose later part it replaces
 * @param refused why the next callback could not be planned
 */
public record CallbackSeriesView(
        CallbackSeriesId id,
        AccountId accountId,
        String accountName,
        @Nullable ContactId contactId,
        @Nullable String contactName,
        String subject,
        @Nullable MemberId ownerId,
        @Nullable TeamId teamId,
        @Nullable Locale language,
        CallbackChannel channel,
        LocalDateTime local,
        ZoneId zone,
        int minutes,
        int windowMinutes,
        String rule,
        DaysOff daysOff,
        List<LocalDate> exceptions,
        int occurrences,
        int monthsWithout,
        LocalDate lastOn,
        LocalDate plannedUntil,
        @Nullable CallbackSeriesId continues,
        @Nullable LocalDate endedOn,
        @Nullable AskedBy endedBy,
        @Nullable String endedFor,
        @Nullable String refused,
        Instant createdAt,
        Instant updatedAt,
        long version) implements Versioned {
    private static final String SERIES =
            """
            select s.id, s.account_id, s.account_name, s.contact_id,
                   (select c.name from {joined accounts.live_contact} c where c.id = s.contact_id) as contact_name,
                   s.subject, s.owner_id, s.team_id, s.language, s.channel, s.local, s.zone, s.minutes, s.window_minutes, s.rule, s.days_off,
                   to_jsonb(s.exceptions) as exceptions, s.occurrences, s.months_without, s.last_on, s.planned_until, s.continues, s.ended_on,
                   s.ended_by, s.ended_for, s.refused, s.created_at, s.updated_at, s.version
            from {engagement.visible_callback_series} s
            """;

    static final Listing<CallbackSeriesView> LISTING = Listing.of(CallbackSeriesView.class, SERIES, "-createdAt")
            .filter("accountId", AccountId.class, "l.account_id = :accountId")
            .filter("contactId", ContactId.class, "l.contact_id = :contactId")
            .filter("ownerId", MemberId.class, "l.owner_id = :ownerId")
            .filter("over", Boolean.class, over -> over ? "l.last_on < current_date" : "l.last_on >= current_date")
            .always("createdAt", "id", "uuid");

    static final FollowedKind FOLLOWED = FollowedKind.of(
            "callback_series", "callback-series", "callbacks:read", CallbackSeriesId::new, CallbackSeriesView.class, SERIES);

    /** Has the fields that an end changes. */
    record Ending(LocalDate lastOn, @Nullable LocalDate endedOn, @Nullable AskedBy endedBy, @Nullable String endedFor) {}

    static CallbackSeriesView get(CallbackSeriesId id, Sql sql) {
        return sql.first(CallbackSeriesView.class, SERIES + " where s.id = :id", Map.of("id", id)).orElseThrow(NotFound::here);
    }

    Ending ending() {
        return new Ending(lastOn, endedOn, endedBy, endedFor);
    }

    CallbackSeriesBody body() {
        return new CallbackSeriesBody(accountId, null, contactId, subject, ownerId, teamId, language, channel, local, zone, minutes,
                windowMinutes, rule,
                daysOff, exceptions);
    }

    /** Returns true if it was ended in the same way. */
    boolean isEnded(SeriesEnd end) {
        return end.on().equals(endedOn) && end.by() == endedBy && end.reason().equals(endedFor);
    }
}
