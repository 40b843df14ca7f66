package io.perennial.accounts.contracts;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.perennial.kernel.Sentence;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requires that a contract does not end before it starts, that its notice fits into a term, and that its ARR is a plausible amount. */
@Retention(RUNTIME)
@Target(TYPE)
@Constraint(validatedBy = Consistent.Rule.class)
@interface Consistent {
    String message() default "Inconsistent";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Ignores fields that are missing or wrong by themselves, which other constraints refuse. */
    class Rule implements ConstraintValidator<Consistent, ContractBody> {
        /** An upper limit in any currency. It keeps sums of many contracts within the specified range of money. */
        private static final BigDecimal MOST = BigDecimal.TEN.pow(15);

        @Override
        public boolean isValid(ContractBody contract, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            if (contract.lastDay() != null) refuse(context, "lastDay", "must be missing if there is `endsOn`");
            if (endsTooEarly(contract)) refuse(context, "endsOn", "must not be before `startsOn`");
            if (continuesWithoutTerm(contract))
                refuse(context, "renewalTerm", "must come with `term` or `endsOn`: it is the length of what follows");
            if (isNoticeTooLong(contract)) refuse(context, "noticePeriod", "must not be longer than the term");
            if (isWorthTooMuch(contract)) refuse(context, "lines", "must be less than 10^15 a year in total");
            return contract.lastDay() == null && !endsTooEarly(contract) && !continuesWithoutTerm(contract) && !isNoticeTooLong(contract)
                    && !isWorthTooMuch(contract);
        }

        private static boolean endsTooEarly(ContractBody contract) {
            return contract.startsOn() != null && contract.endsOn() != null && contract.endsOn().isBefore(contract.startsOn());
        }

        private static boolean continuesWithoutTerm(ContractBody contract) {
            return contract.renewalTerm() != null && contract.term() == null && contract.endsOn() == null;
        }

        /** Compares with {@code term} if there is one, because a contract may end in the middle of a term. */
        private static boolean isNoticeTooLong(ContractBody contract) {
            var from = contract.startsOn();
            var notice = ContractBody.length(contract.noticePeriod());
            if (from == null || notice.isEmpty()) return false;
            var until = contract.term() == null ? contract.endsOn() : ContractBody.length(contract.term()).map(from::plus).orElse(null);
            var later = ContractBody.length(contract.renewalTerm()).map(from::plus);
            return Stream.concat(Stream.ofNullable(until), later.stream())
                    .anyMatch(end -> end.isAfter(from) && from.plus(notice.get()).isAfter(end));
        }

        private static boolean isWorthTooMuch(ContractBody contract) {
            var revenue = ExactRevenue.of(contract.lines().stream().filter(Rule::isReadable).toList());
            return revenue.sum().abs().compareTo(MOST.multiply(new BigDecimal(revenue.parts()))) >= 0;
        }

        private static boolean isReadable(@Nullable ContractLine line) {
            return line != null && line.quantity() != null && line.unitPrice() != null && Per.months(line.per()).isPresent();
        }

        private static void refuse(ConstraintValidatorContext context, String field, @Sentence String why) {
            context.buildConstraintViolationWithTemplate(why).addPropertyNode(field).addConstraintViolation();
        }
    }
}
