package io.perennial.renewals;

import io.perennial.identity.MemberId;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.SelfChecked;
import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people write about a renewal; all else follows from its contract.
 *
 * @param ownerId who works on it, where that is not the account's owner
 * @param forecastArr what they expect, in the contract's currency; none as long as it is what is due
 * @param likelihood in basis points
 */
public record RenewalWork(
        @Nullable MemberId ownerId,
        @Valid @Nullable AmountBody forecastArr,
        @Min(value = 0, message = "At least {value}") @Max(value = 10_000, message = "At most {value}") @Nullable Integer likelihood,
        @Nullable Category category,
        @Nullable Stage stage,
        @Size(max = 20, message = "At most {max}")
                List<@NotNull @Size(min = 1, max = 100, message = "From {min} to {max} characters")
                        @Pattern(regexp = "[a-z][a-z0-9_]*", message = "Only a–z, 0–9 and _, a letter first") String> riskReasons,
        @Characters(max = 500) @Nullable String nextStep,
        @Characters(max = 200) @Nullable String competitor,
        @Characters(max = 20_000) @Nullable String notes)
        implements SelfChecked {
    /** Where the work on a renewal stands. */
    public enum Stage {
        UPCOMING, IN_PROGRESS, NEGOTIATING, VERBAL;

        /** Keeps it in a column. */
        @Converter(autoApply = true)
        public static class Kept implements AttributeConverter<Stage, String> {
            @Override
            public @Nullable String convertToDatabaseColumn(@Nullable Stage value) {
                return StoredPlain.word(value);
            }

            @Override
            public @Nullable Stage convertToEntityAttribute(@Nullable String word) {
                return StoredPlain.value(word, Stage.class);
            }
        }
    }

    /** What was taken away is as it was in the beginning. */
    public RenewalWork {
        category = category == null ? Category.PIPELINE : category;
        stage = stage == null ? Stage.UPCOMING : stage;
        riskReasons = riskReasons == null ? List.of() : riskReasons;
    }

    @Override
    public List<FieldError> faults() {
        var faults = new ArrayList<>(AmountBody.faults(forecastArr, "/forecastArr"));
        if (riskReasons.stream().distinct().count() < riskReasons.size()) faults.add(new FieldError("/riskReasons", "rule", "Each one once"));
        return faults;
    }
}
