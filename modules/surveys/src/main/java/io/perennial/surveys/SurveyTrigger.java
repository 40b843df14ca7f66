package io.perennial.surveys;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says what lets a survey be asked by itself.
 *
 * @param days before the renewal; null for other events
 * @param stage of the lifecycle that the account reaches; null for other events
 * @param delayHours the time between the event and the invitation
 */
public record SurveyTrigger(
        @NotNull Event event,
        @Min(value = 1, message = "must be at least {value}") @Max(value = 365, message = "must be at most {value}") @Nullable Integer days,
        @Pattern(regexp = "[a-z_]{1,50}", message = "must be 1 to 50 of a–z, _") @Nullable String stage,
        @Min(value = 0, message = "must be at least {value}") @Max(value = 720, message = "must be at most {value}")
        @Nullable Integer delayHours) {
    /** The event. */
    public enum Event { TICKET_SOLVED, CALLBACK_REACHED, STAGE_REACHED, RENEWAL_DUE }

    private static final int USUAL_DELAY = 24;

    /** Sets a missing delay to one day. */
    public SurveyTrigger {
        delayHours = delayHours == null ? USUAL_DELAY : delayHours;
    }

    /** Returns the field that the event needs and that is missing. */
    Optional<String> missing() {
        if (event == Event.RENEWAL_DUE && days == null) return Optional.of("days");
        return event == Event.STAGE_REACHED && stage == null ? Optional.of("stage") : Optional.empty();
    }

    /** Returns the time between the event and the invitation. */
    public Duration delay() {
        return Duration.ofHours(Objects.requireNonNull(delayHours));
    }
}
