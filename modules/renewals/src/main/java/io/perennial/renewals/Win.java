package io.perennial.renewals;

import io.perennial.accounts.contracts.ContractLine;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.SelfChecked;
import io.perennial.renewals.RenewalWork.AmountBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A renewal is won: for what, and for how long. With nothing said, for as much and as long as before.
 *
 * @param number the next contract's
 * @param startsOn the day on which the term before ends, or later
 * @param arr what it is worth a year; {@code lines} say it more exactly
 */
public record Win(
        @Characters(max = 100) @Nullable String number,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Pattern(regexp = "P[1-9][0-9]{0,2}M", message = "Whole months, such as P12M") @Nullable String term,
        @Valid @Nullable AmountBody arr,
        @Size(max = 200, message = "At most {max}") List<@NotNull @Valid ContractLine> lines,
        @Characters(max = 2_000) @Nullable String note)
        implements NextTerm, SelfChecked {
    /** What was left out is as before. */
    public Win {
        lines = lines == null ? List.of() : lines;
    }

    @Override
    public List<FieldError> faults() {
        return NextTerm.faults(this);
    }
}
