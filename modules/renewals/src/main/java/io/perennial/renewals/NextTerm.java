package io.perennial.renewals;

import io.perennial.accounts.contracts.ContractBody;
import io.perennial.accounts.contracts.ContractLine;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.SelfChecked;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a contract is renewed for: all that is left out is as in the term before. */
sealed interface NextTerm {
    int LONGEST_NUMBER = 100;
    int LONGEST_PRODUCT = 200;

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

    /** A renewal for less than before: why, for what, and for how long. */
    public record Downsell(
            @NotNull @Size(min = 1, max = 100, message = "From {min} to {max} characters")
                    @Pattern(regexp = "[a-z][a-z0-9_]*", message = "Only a–z, 0–9 and _, a letter first")
                    String reason,
            @Characters(max = 100) @Nullable String number,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Pattern(regexp = "P[1-9][0-9]{0,2}M", message = "Whole months, such as P12M") @Nullable String term,
            @Valid @Nullable AmountBody arr,
            @Size(max = 200, message = "At most {max}") List<@NotNull @Valid ContractLine> lines,
            @Characters(max = 2_000) @Nullable String note)
            implements NextTerm, SelfChecked {
        /** What was left out is as before. */
        public Downsell {
            lines = lines == null ? List.of() : lines;
        }

        @Override
        public List<FieldError> faults() {
            return NextTerm.faults(this);
        }
    }

    @Nullable String number();

    @Nullable LocalDate startsOn();

    @Nullable LocalDate endsOn();

    @Nullable String term();

    @Nullable AmountBody arr();

    List<ContractLine> lines();

    /** What is wrong between its fields. */
    static List<FieldError> faults(NextTerm next) {
        var faults = new ArrayList<>(AmountBody.faults(next.arr(), "/arr"));
        if (next.arr() != null && !next.lines().isEmpty()) faults.add(new FieldError("/arr", "rule", "Either the amount or the lines that make it"));
        if (next.startsOn() != null && next.endsOn() != null && !next.endsOn().isAfter(next.startsOn()))
            faults.add(new FieldError("/endsOn", "rule", "After startsOn"));
        return faults;
    }

    /** Whether a contract without an end just goes on: then there is no other contract to be made. */
    default boolean isAsBefore() {
        return number() == null && startsOn() == null && endsOn() == null && term() == null && arr() == null && lines().isEmpty();
    }

    /** The contract that follows another one whose term ends on that day. */
    default ContractBody after(ContractBody former, LocalDate dueOn) {
        var from = Objects.requireNonNullElse(startsOn(), dueOn);
        var until = endsOn() == null && term() == null ? end(former, from) : endsOn();
        var by = term() == null && until == null ? former.term() : term();
        return former.following(numbered(former.number(), from), from, until, by, worth(former));
    }

    private String numbered(String former, LocalDate from) {
        if (number() != null) return number();
        var suffix = "-" + from;
        return cut(former, LONGEST_NUMBER - suffix.length()) + suffix;
    }

    /** As long as the one before, in whole months where it had only such. */
    private static @Nullable LocalDate end(ContractBody former, LocalDate from) {
        if (former.endsOn() == null) return null;
        var months = former.startsOn().until(former.endsOn(), ChronoUnit.MONTHS);
        if (former.startsOn().plusMonths(months).equals(former.endsOn())) return from.plusMonths(months);
        return from.plusDays(former.startsOn().until(former.endsOn(), ChronoUnit.DAYS));
    }

    private List<ContractLine> worth(ContractBody former) {
        if (!lines().isEmpty()) return lines();
        var again = former.lines().stream().filter(ContractLine::recurring).toList();
        if (arr() == null) return again;
        var products = again.stream().map(ContractLine::product).distinct().collect(Collectors.joining(", "));
        var name = products.isBlank() ? former.number() : cut(products, LONGEST_PRODUCT);
        return List.of(ContractLine.yearly(name, arr().amount()));
    }

    /** Between characters, so that none is halved. */
    private static String cut(String text, int length) {
        if (text.codePointCount(0, text.length()) <= length) return text;
        return text.substring(0, text.offsetByCodePoints(0, length));
    }
}
