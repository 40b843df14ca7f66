package io.perennial.engagement.callbacks;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.identity.MemberId;
import io.perennial.identity.TeamId;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Sentence;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.SelfChecked;
import io.perennial.records.ExternalKey;
import io.perennial.records.PartBody;
import io.perennial.renewals.RenewalId;
import io.perennial.tickets.TicketId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A callback as it is written.
 *
 * @param ownerId the member whose time it takes; without one and without a team, the account's owner works on it and no time is taken
 * @param local the promised time in {@code zone}, without seconds
 * @param zone null for that of the contact, else of the account, else of the tenant
 * @param minutes how long it takes
 * @param windowMinutes the promise is kept until so many minutes after its time
 * @param history true for facts of another system, which set no timers and take no time
 * @param state how it ended, of history only; so is the time after it
 */
public record CallbackBody(
        @NotNull AccountId accountId,
        @Nullable ContactId contactId,
        @Nullable TicketId ticketId,
        @Nullable RenewalId renewalId,
        @NotNull @Characters(max = 200) String subject,
        @Nullable MemberId ownerId,
        @Nullable TeamId teamId,
        @Nullable Locale language,
        @Nullable CallbackChannel channel,
        @NotNull LocalDateTime local,
        @Nullable ZoneId zone,
        @Min(value = 5, message = "must be at least {value}") @Max(value = 240, message = "must be at most {value}")
        @Nullable Integer minutes,
        @Min(value = 0, message = "must be at least {value}") @Max(value = 120, message = "must be at most {value}")
        @Nullable Integer windowMinutes,
        @Nullable Boolean history,
        @Nullable CallbackState state,
        @Nullable Instant reachedAt,
        @Size(max = ExternalKey.MAXIMUM, message = "must have at most {max} items") List<@NotNull @Valid ExternalKey> externalKeys) implements PartBody<CallbackBody>, SelfChecked {
    static final int USUAL_MINUTES = 30;
    static final int USUAL_WINDOW = 15;

    /** Sets missing values to their defaults and removes duplicate external keys. */
    public CallbackBody {
        channel = channel == null ? CallbackChannel.PHONE : channel;
        minutes = minutes == null ? (Integer) USUAL_MINUTES : minutes;
        windowMinutes = windowMinutes == null ? (Integer) USUAL_WINDOW : windowMinutes;
        history = history == null ? (Boolean) false : history;
        externalKeys = ExternalKey.once(externalKeys);
    }

    @Override
    public List<FieldError> faults() {
        var faults = new ArrayList<FieldError>();
        if (!Boolean.TRUE.equals(history)) {
            if (state != null) faults.add(fault("/state", "must be missing unless `history` is true"));
            if (reachedAt != null) faults.add(fault("/reachedAt", "must be missing unless `history` is true"));
        } else if (state == null || state == CallbackState.PLANNED) {
            faults.add(fault("/state", "must say how it ended"));
        } else if ((reachedAt != null) != (state == CallbackState.REACHED)) {
            faults.add(fault("/reachedAt", "must be there if it was reached, and only then"));
        }
        return faults;
    }

    private static FieldError fault(String pointer, @Sentence String detail) {
        return new FieldError(pointer, "rule", detail);
    }

    boolean isHistory() {
        return Boolean.TRUE.equals(history);
    }

    /** Returns how long it takes, in minutes. */
    int length() {
        return Objects.requireNonNull(minutes);
    }

    /** Returns the length of the window, in minutes. */
    int window() {
        return Objects.requireNonNull(windowMinutes);
    }

    @Override
    public AccountId whole() {
        return accountId;
    }

    @Override
    public CallbackBody known(ExternalKey key) {
        return new CallbackBody(accountId, contactId, ticketId, renewalId, subject, ownerId, teamId, language, channel, local, zone,
                minutes,
                windowMinutes, history, state, reachedAt, key.first(externalKeys));
    }

    /** Returns the same body in a zone. */
    CallbackBody in(@Nullable ZoneId other) {
        return new CallbackBody(accountId, contactId, ticketId, renewalId, subject, ownerId, teamId, language, channel, local, other,
                minutes,
                windowMinutes, history, state, reachedAt, externalKeys);
    }

    /** Returns the same body without the member whose time it takes. */
    CallbackBody withoutOwner() {
        return new CallbackBody(accountId, contactId, ticketId, renewalId, subject, null, teamId, language, channel, local, zone, minutes,
                windowMinutes, history, state, reachedAt, externalKeys);
    }
}
