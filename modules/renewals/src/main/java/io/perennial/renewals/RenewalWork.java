package io.perennial.renewals;

import io.perennial.identity.MemberId;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
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
 * The fields of a renewal that people write. All others follow from its contract.
 *
 * @param ownerId the member who works on it, if that is not the account's owner
 * @param forecastArr the expected ARR in the contract's currency; null means the ARR due
 * @param likelihood in basis points
 */
public record RenewalWork(
        @Nullable MemberId ownerId,
        @Classified(FieldClass.REVENUE) @Valid @Nullable AmountBody forecastArr,
        @Classified(FieldClass.HEALTH)
        @Min(value = 0, message = "must be at least {value}") @Max(value = 10_000, message = "must be at most {value}")
        @Nullable Integer likelihood,
        @Nullable Category category,
        @Nullable Stage stage,
        @Classified(FieldClass.HEALTH)
        @Size(max = 20, message = "must have at most {max} items") List<@NotNull @Size(min = 1, max = 100, message = "must have {min} to {max} characters") @Pattern(regexp = "[a-z][a-z0-9_]*", message = "must contain only a–z, 0–9 and _, and begin with a letter") String> riskReasons,
        @Characters(max = 500) @Nullable String nextStep,
        @Characters(max = 200) @Nullable String competitor,
        @Characters(max = 20_000) @Nullable String notes) implements SelfChecked {
    /** The stage of the work on a renewal. */
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

    /** Sets missing values to their defaults. */
    public RenewalWork {
        category = category == null ? Category.PIPELINE : category;
        stage = stage == null ? Stage.UPCOMING : stage;
        riskReasons = riskReasons == null ? List.of() : riskReasons;
    }

    boolean isExpected() {
        return category == Category.COMMIT || category == Category.BEST_CASE;
    }

    @Override
    public List<FieldError> faults() {
        var faults = new ArrayList<>(AmountBody.faults(forecastArr, "/forecastArr"));
        if (riskReasons.stream().distinct().count() < riskReasons.size())
            faults.add(new FieldError("/riskReasons", "rule", "must not contain a value twice"));
        return faults;
    }
}
