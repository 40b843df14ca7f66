package io.perennial.accounts.contracts;

import io.perennial.accounts.AccountId;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.json.Characters;
import io.perennial.records.ExternalKey;
import io.perennial.records.PartBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A contract as it is written. It counts on the days {@code [startsOn, endsOn)}.
 *
 * @param number the tenant's own number, unique
 * @param endsOn the first day on which it no longer counts; equal to {@code startsOn} for a contract that never took effect
 * @param lastDay the day before {@code endsOn}, for those who write that day instead; null once it is read
 * @param term the length of a term in whole months: {@code P12M}
 * @param renewalTerm the length of each term after the first one, where it is another
 * @param effectiveOn the day from which {@code lines} count; null if they count from the start or take the place of those that count now
 * @param noticePeriod the time before the end of a term by which notice must be given, in whole months or days: {@code P90D}
 */
@Consistent
public record ContractBody(
        @NotNull AccountId accountId,
        @NotNull @Characters(max = 100) String number,
        @NotNull LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable LocalDate lastDay,
        @Pattern(regexp = "P[1-9][0-9]{0,2}M", message = "must be whole months, such as P12M") @Nullable String term,
        @Pattern(regexp = "P[1-9][0-9]{0,2}M", message = "must be whole months, such as P12M") @Nullable String renewalTerm,
        Boolean autoRenew,
        @Pattern(regexp = "P[1-9][0-9]{0,2}[MD]", message = "must be whole months or days, such as P90D") @Nullable String noticePeriod,
        @Nullable Billing billing,
        @NotNull Currency currency,
        @Nullable LocalDate effectiveOn,
        @Classified(FieldClass.REVENUE)
        @Size(max = 200, message = "must have at most {max} items") List<@NotNull @Valid ContractLine> lines,
        @Size(max = ExternalKey.MAXIMUM, message = "must have at most {max} items") List<@NotNull @Valid ExternalKey> externalKeys) implements PartBody<ContractBody> {
    private static final java.util.regex.Pattern LENGTH = java.util.regex.Pattern.compile("P[1-9][0-9]{0,2}[MD]");

    /** Reads {@code lastDay}. Replaces missing lists by empty ones and a missing {@code autoRenew} by false. */
    public ContractBody {
        if (endsOn == null && lastDay != null) {
            endsOn = lastDay.plusDays(1);
            lastDay = null;
        }
        autoRenew = autoRenew != null && autoRenew;
        lines = lines == null ? List.of() : lines;
        externalKeys = ExternalKey.once(externalKeys);
    }

    @Override
    public AccountId whole() {
        return accountId;
    }

    @Override
    public ContractBody known(ExternalKey key) {
        return new ContractBody(
                accountId, number, startsOn, endsOn, null, term, renewalTerm, autoRenew, noticePeriod, billing, currency, effectiveOn,
                lines,
                key.first(externalKeys));
    }

    /** Returns a length of whole months or days, or empty if there is none or it cannot be read. */
    static Optional<Period> length(@Nullable String text) {
        return Optional.ofNullable(text).filter(LENGTH.asMatchPredicate()).map(Period::parse);
    }

    /** Returns this contract with another end, or without an end. */
    ContractBody ending(@Nullable LocalDate on) {
        return new ContractBody(
                accountId, number, startsOn, on, null, term, renewalTerm, autoRenew, noticePeriod, billing, currency, effectiveOn, lines,
                externalKeys);
    }

    /** Returns this contract with other lines. */
    ContractBody with(@Nullable LocalDate from, List<ContractLine> other) {
        return new ContractBody(
                accountId, number, startsOn, endsOn, null, term, renewalTerm, autoRenew, noticePeriod, billing, currency, from, other,
                externalKeys);
    }

    /** Returns the recurring lines at prices at which they are worth {@code arr} a year. */
    public List<ContractLine> linesWorth(BigDecimal arr) {
        return ScaledPrices.of(lines, number, arr, currency);
    }

    /** Returns the length of the terms that follow this one. */
    public @Nullable String nextTerm() {
        return renewalTerm == null ? term : renewalTerm;
    }

    /** Returns the end of a next term that begins on a day, if its length is said and this contract has an end. */
    public Optional<LocalDate> nextEnd(LocalDate from) {
        return endsOn == null ? Optional.empty() : length(renewalTerm).map(from::plus);
    }

    /**
     * Returns the next contract: same account, notice period and billing, another number and other external keys.
     *
     * @param until its end; if null, it continues term by term
     */
    public ContractBody following(
            String as, LocalDate from, @Nullable LocalDate until, @Nullable String by, List<ContractLine> worth, List<ExternalKey> keys) {
        return new ContractBody(
                accountId, as, from, until, null, by, renewalTerm, autoRenew, noticePeriod, billing, currency, null, worth, keys);
    }
}
