package io.perennial.accounts.contracts;

import io.perennial.accounts.AccountId;
import io.perennial.platform.json.Characters;
import io.perennial.records.ExternalKey;
import io.perennial.records.KeyedBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contract as it is written. It counts on the days {@code [startsOn, endsOn)}.
 *
 * @param number the tenant's own, unique
 * @param endsOn the first day on which it no longer counts; on {@code startsOn} itself for one that never came to be
 * @param term the length of a term in whole months: {@code P12M}
 * @param noticePeriod how long before a term's end it must be ended, in whole months or days: {@code P90D}
 */
@Consistent
public record ContractBody(
        @NotNull AccountId accountId,
        @NotNull @Characters(max = 100) String number,
        @NotNull LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Pattern(regexp = "P[1-9][0-9]{0,2}M", message = "Whole months, such as P12M") @Nullable String term,
        Boolean autoRenew,
        @Pattern(regexp = "P[1-9][0-9]{0,2}[MD]", message = "Whole months or days, such as P90D") @Nullable String noticePeriod,
        @Nullable Billing billing,
        @NotNull Currency currency,
        @Size(max = 200, message = "At most {max}") List<@NotNull @Valid ContractLine> lines,
        @Size(max = ExternalKey.MAXIMUM, message = "At most {max}") List<@NotNull @Valid ExternalKey> externalKeys)
        implements KeyedBody<ContractBody> {
    /** What was left out is empty, and nobody promised that it renews itself. */
    public ContractBody {
        autoRenew = autoRenew != null && autoRenew;
        lines = lines == null ? List.of() : lines;
        externalKeys = ExternalKey.once(externalKeys);
    }

    @Override
    public ContractBody known(ExternalKey key) {
        return new ContractBody(
                accountId, number, startsOn, endsOn, term, autoRenew, noticePeriod, billing, currency, lines,
                key.first(externalKeys));
    }

    /** The same with another end, or none. */
    ContractBody ending(@Nullable LocalDate on) {
        return new ContractBody(accountId, number, startsOn, on, term, autoRenew, noticePeriod, billing, currency, lines, externalKeys);
    }

    /**
     * What follows it: the same account, notice and billing, under another number and without other systems' keys.
     *
     * @param until its end, or none: then it goes on by terms
     */
    public ContractBody following(String as, LocalDate from, @Nullable LocalDate until, @Nullable String by, List<ContractLine> worth) {
        return new ContractBody(accountId, as, from, until, by, autoRenew, noticePeriod, billing, currency, worth, List.of());
    }
}
