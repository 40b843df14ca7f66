package io.perennial.renewals.forecast;

import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.SelfChecked;
import io.perennial.renewals.AmountBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A submission: the amount, in the tenant's currency, that somebody expects of a quarter's renewals. */
public record SubmissionBody(@NotNull @Valid AmountBody amount, @Characters(max = 2_000) @Nullable String note) implements SelfChecked {
    @Override
    public List<FieldError> faults() {
        return AmountBody.faults(amount, "/amount");
    }
}
