package io.perennial.engagement.followup;

import io.perennial.platform.json.Characters;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The event that a rule watches, with its numbers.
 *
 * @param days the days after a solution, without contact, or before a renewal, by the event
 * @param daysByTier other days for the accounts of some tiers
 * @param percent by how much usage must fall, in the last 28 days against the 28 days before
 * @param metric the metric of usage; null for all together
 */
public record FollowUpTrigger(
        @NotNull Event event,
        @Min(value = 0, message = "must be at least {value}") @Max(value = 730, message = "must be at most {value}") @Nullable Integer days,
        @Nullable
        @Size(max = 20, message = "must have at most {max} items") Map<@Characters(max = 50) String, @NotNull @Min(value = 0, message = "must be at least {value}") @Max(value = 730, message = "must be at most {value}") Integer> daysByTier,
        @Min(value = 1, message = "must be at least {value}") @Max(value = 100, message = "must be at most {value}")
        @Nullable Integer percent,
        @Characters(max = 100) @Nullable String metric) {
    /** The events that rules watch. */
    public enum Event {
        /** A ticket was solved so many days ago. */
        TICKET_SOLVED(0),
        /** Nobody has reached the customer for so many days. */
        NOT_REACHED(90),
        /** A renewal is due in so many days or less. */
        RENEWAL_DUE(90),
        USAGE_FELL(0),
        /** The account came to a lower band in the last seven days. */
        BAND_FELL(0),
        /** A complaint was solved so many days ago. */
        COMPLAINT_SOLVED(90);

        private final int usual;

        Event(int usual) {
            this.usual = usual;
        }
    }

    private static final int A_THIRD = 30;

    /** Sets missing values to their defaults. */
    public FollowUpTrigger {
        if (days == null && event != null) days = event.usual;
        daysByTier = daysByTier == null ? Map.of() : daysByTier;
        percent = percent == null ? A_THIRD : percent;
    }
}
