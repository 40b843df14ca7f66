package io.perennial.engagement.series;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Fact;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.engagement.callbacks.CallbackChannel;
import io.perennial.identity.MemberId;
import io.perennial.identity.TeamId;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Sentence;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.SelfChecked;
import io.perennial.records.ExternalKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A series of callbacks as it is written.
 *
 * @param local the first occurrence, and the time of day of all, in {@code zone}
 * @param zone null for that of the contact, else of the account, else of the tenant
 * @param rule an RRULE of RFC 5545
 * @param daysOff what happens on days off of the account's country; null to keep the day
 * @param exceptions days that the rule names on which there is no callback
 */
@Fact.NamesOne
public record CallbackSeriesBody(
        @Nullable AccountId accountId,
        @Valid @Nullable ExternalKey account,
        @Nullable ContactId contactId,
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
        @NotNull @Characters(max = 200) String rule,
        @Nullable DaysOff daysOff,
        @Size(max = 100, message = "must have at most {max} items") List<@NotNull LocalDate> exceptions) implements Fact, SelfChecked {
    private static final int USUAL_MINUTES = 30;
    private static final int USUAL_WINDOW = 15;

    /** Sets missing values to their defaults. */
    public CallbackSeriesBody {
        channel = channel == null ? CallbackChannel.PHONE : channel;
        minutes = minutes == null ? (Integer) USUAL_MINUTES : minutes;
        windowMinutes = windowMinutes == null ? (Integer) USUAL_WINDOW : windowMinutes;
        daysOff = daysOff == null ? DaysOff.KEEP : daysOff;
        exceptions = exceptions == null ? List.of() : exceptions.stream().filter(Objects::nonNull).distinct().sorted().toList();
    }

    @Override
    public List<FieldError> faults() {
        if (rule == null || local == null) return List.of();
        var read = RecurrenceRule.read(rule);
        if (read.isEmpty()) return fault("must be an RRULE of days, weeks, months or years, without times, with local `UNTIL` or `COUNT`");
        if (read.get().until().filter(until -> until.isAfter(local.plusYears(Recurrence.MOST_YEARS))).isPresent())
            return fault("must end within two years");
        return new Recurrence(local, read.get()).occurrences().isEmpty() ? fault("must have an occurrence") : List.of();
    }

    private static List<FieldError> fault(@Sentence String detail) {
        return List.of(new FieldError("/rule", "rule", detail));
    }

    /** Returns the same body with the account that it names. */
    CallbackSeriesBody at(AccountId known) {
        return new CallbackSeriesBody(known, null, contactId, subject, ownerId, teamId, language, channel, local, zone, minutes,
                windowMinutes, rule, daysOff, exceptions);
    }

    /** Returns the account, after it was found. */
    AccountId about() {
        return Objects.requireNonNull(accountId, "The account was not found yet");
    }

    Recurrence recurrence() {
        return new Recurrence(local, RecurrenceRule.read(rule).orElseThrow());
    }

    /** Returns the local times that the rule names, without the exceptions. */
    List<LocalDateTime> wanted() {
        return recurrence().occurrences().stream().filter(one -> !exceptions.contains(one.toLocalDate())).toList();
    }

    /** Returns what happens on days off. */
    DaysOff off() {
        return Objects.requireNonNull(daysOff);
    }
}
