package io.perennial.vendors;

import io.perennial.kernel.Invalid.FieldError;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agreement with a vendor. Its targets are in percent, and null where nothing was agreed.
 *
 * @param startsOn the first day, where the vendor lives; null for always
 * @param endsOn the day after the last one; null for no end
 */
public record VendorContract(
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @DecimalMin(value = "0", message = "must be at least {value}") @DecimalMax(value = "100", message = "must be at most {value}")
        @Nullable Double attainmentAtLeast,
        @DecimalMin(value = "0", message = "must be at least {value}") @DecimalMax(value = "100", message = "must be at most {value}")
        @Nullable Double reopenRateAtMost,
        @DecimalMin(value = "0", message = "must be at least {value}") @DecimalMax(value = "100", message = "must be at most {value}")
        @Nullable Double satisfactionAtLeast,
        @DecimalMin(value = "0", message = "must be at least {value}") @DecimalMax(value = "100", message = "must be at most {value}")
        @Nullable Double businessShareAtMost) {
    static final VendorContract NONE = new VendorContract(null, null, null, null, null, null);

    /** Returns the errors of its term. */
    List<FieldError> faults() {
        return startsOn != null && endsOn != null && !endsOn.isAfter(startsOn)
                ? List.of(new FieldError("/contract/endsOn", "rule", "must be after `startsOn`"))
                : List.of();
    }

    /** Returns true if the contract held in the middle of a period, so that a month has one answer in whichever zone it was asked for. */
    boolean holds(Period period, ZoneId zone) {
        var middle =
                Instant.ofEpochSecond((period.from().getEpochSecond() + period.until().getEpochSecond()) / 2).atZone(zone).toLocalDate();
        return (startsOn == null || !middle.isBefore(startsOn)) && (endsOn == null || middle.isBefore(endsOn));
    }
}
