package io.perennial.renewals.forecast;

import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.SelfChecked;
import io.perennial.renewals.AmountBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody says that a quarter's renewals will come to, in the company's currency. */
public record SubmissionBody(@NotNull @Valid AmountBody amount, @Characters(max = 2_000) @Nullable String note) implements SelfChecked {
    @Override
    public List<FieldError> faults() {
        return AmountBody.faults(amount, "/amount");
    }
}
