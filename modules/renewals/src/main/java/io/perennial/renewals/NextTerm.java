package io.perennial.renewals;

import io.perennial.accounts.contracts.ContractBody;
import io.perennial.accounts.contracts.ContractId;
import io.perennial.accounts.contracts.ContractLine;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Money;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.SelfChecked;
import io.perennial.records.ExternalKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The terms on which a contract is renewed. A missing value is taken from the term before. */
sealed interface NextTerm {
    int LONGEST_NUMBER = 100;

    /**
     * The win of a renewal. Without any value, the contract is renewed for the same amount and length as before.
     *
     * @param number the number of the next contract
     * @param startsOn the day on which the term before ends, or later
     * @param arr the amount a year; it scales the unit prices and keeps products and quantities. {@code lines} give it in more detail
     * @param externalKeys the next contract's keys in other systems
     * @param nextContractId the next contract, if it is there already
     */
    public record Win(
            @Characters(max = 100) @Nullable String number,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Pattern(regexp = "P[1-9][0-9]{0,2}M", message = "must be whole months, such as P12M") @Nullable String term,
            @Valid @Nullable AmountBody arr,
            @Size(max = 200, message = "must have at most {max} items") List<@NotNull @Valid ContractLine> lines,
            @Size(max = ExternalKey.MAXIMUM, message = "must have at most {max} items") List<@NotNull @Valid ExternalKey> externalKeys,
            @Nullable ContractId nextContractId,
            @Characters(max = 2_000) @Nullable String note) implements NextTerm, SelfChecked {
        /** Replaces missing lines by an empty list, which means the lines of the term before, and missing keys by none. */
        public Win {
            lines = lines == null ? List.of() : lines;
            externalKeys = ExternalKey.once(externalKeys);
        }

        @Override
        public List<FieldError> faults() {
            return NextTerm.faults(this);
        }
    }

    /** The downsell of a renewal: the reason, and the terms of the next contract. */
    public record Downsell(
            @NotNull @Size(min = 1, max = 100, message = "must have {min} to {max} characters")
            @Pattern(regexp = "[a-z][a-z0-9_]*", message = "must contain only a–z, 0–9 and _, and begin with a letter") String reason,
            @Characters(max = 100) @Nullable String number,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Pattern(regexp = "P[1-9][0-9]{0,2}M", message = "must be whole months, such as P12M") @Nullable String term,
            @Valid @Nullable AmountBody arr,
            @Size(max = 200, message = "must have at most {max} items") List<@NotNull @Valid ContractLine> lines,
            @Size(max = ExternalKey.MAXIMUM, message = "must have at most {max} items") List<@NotNull @Valid ExternalKey> externalKeys,
            @Nullable ContractId nextContractId,
            @Characters(max = 2_000) @Nullable String note) implements NextTerm, SelfChecked {
        /** Replaces missing lines by an empty list, which means the lines of the term before, and missing keys by none. */
        public Downsell {
            lines = lines == null ? List.of() : lines;
            externalKeys = ExternalKey.once(externalKeys);
        }

        @Override
        public List<FieldError> faults() {
            return NextTerm.faults(this);
        }
    }

    @Nullable
    String number();

    @Nullable
    LocalDate startsOn();

    @Nullable
    LocalDate endsOn();

    @Nullable
    String term();

    @Nullable
    AmountBody arr();

    List<ContractLine> lines();

    /** Returns the keys of the next contract in other systems. */
    List<ExternalKey> externalKeys();

    /** Returns the next contract that another system has booked already; null to make one. */
    @Nullable
    ContractId nextContractId();

    /** Returns the errors that concern more than one field. */
    static List<FieldError> faults(NextTerm next) {
        var faults = new ArrayList<>(AmountBody.faults(next.arr(), "/arr"));
        if (next.arr() != null && !next.lines().isEmpty()) faults.add(new FieldError("/arr", "rule", "must be missing if there are lines"));
        if (next.startsOn() != null && next.endsOn() != null && !next.endsOn().isAfter(next.startsOn()))
            faults.add(new FieldError("/endsOn", "rule", "must be after `startsOn`"));
        if (next.nextContractId() != null && !next.saysNothing())
            faults.add(new FieldError("/nextContractId", "rule", "must be missing if anything else is said of the next contract"));
        return faults;
    }

    /**
     * Returns true if nothing changes for a contract without an end, which then goes on.
     *
     * @param goingOn the contract with the lines that are agreed from the next term on
     * @param worth what they are worth
     */
    default boolean isAsBefore(ContractBody goingOn, Money worth, LocalDate dueOn) {
        if (nextContractId() != null || isAnother() || endsOn() != null) return false;
        var isSameTerm = startsOn() == null || startsOn().equals(dueOn);
        return isSameTerm && (term() == null || term().equals(goingOn.nextTerm())) && isSameAmount(goingOn, worth);
    }

    private boolean isSameAmount(ContractBody goingOn, Money worth) {
        if (arr() != null) return arr().isSameAs(worth);
        return lines().isEmpty() || lines().equals(goingOn.lines().stream().filter(ContractLine::recurring).toList());
    }

    private boolean saysNothing() {
        var isSameTerm = number() == null && startsOn() == null && endsOn() == null && term() == null;
        return isSameTerm && arr() == null && lines().isEmpty() && externalKeys().isEmpty();
    }

    /** Returns true if another contract is meant than one that may be there already. */
    default boolean isAnother() {
        return number() != null || !externalKeys().isEmpty();
    }

    /** Returns the contract that follows one whose term ends on {@code dueOn}. */
    default ContractBody after(ContractBody former, LocalDate dueOn) {
        var from = Objects.requireNonNullElse(startsOn(), dueOn);
        var until = endsOn() == null && term() == null ? end(former, from) : endsOn();
        var by = term() == null && until == null ? former.nextTerm() : term();
        return former.following(numbered(former.number(), from), from, until, by, worth(former), externalKeys());
    }

    private String numbered(String former, LocalDate from) {
        if (number() != null) return number();
        var suffix = "-" + from;
        return cut(former, LONGEST_NUMBER - suffix.length()) + suffix;
    }

    /** Returns an end that gives the same length as before: in whole months if the former contract had whole months, else in days. */
    private static @Nullable LocalDate end(ContractBody former, LocalDate from) {
        if (former.endsOn() == null) return null;
        var said = former.nextEnd(from);
        if (said.isPresent()) return said.get();
        var months = former.startsOn().until(former.endsOn(), ChronoUnit.MONTHS);
        if (former.startsOn().plusMonths(months).equals(former.endsOn())) return from.plusMonths(months);
        return from.plusDays(former.startsOn().until(former.endsOn(), ChronoUnit.DAYS));
    }

    private List<ContractLine> worth(ContractBody former) {
        if (!lines().isEmpty()) return lines();
        var again = former.lines().stream().filter(ContractLine::recurring).toList();
        return arr() == null ? again : former.linesWorth(arr().amount());
    }

    /** Cuts between code points, so that no surrogate pair is split. */
    private static String cut(String text, int length) {
        if (text.codePointCount(0, text.length()) <= length) return text;
        return text.substring(0, text.offsetByCodePoints(0, length));
    }
}
