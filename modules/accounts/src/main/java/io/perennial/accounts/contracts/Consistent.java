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

/** Requires that a contract does not end before it starts and that its ARR is a plausible amount. */
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
            if (endsTooEarly(contract)) refuse(context, "endsOn", "must not be before `startsOn`");
            if (isWorthTooMuch(contract)) refuse(context, "lines", "must be less than 10^15 a year in total");
            return !endsTooEarly(contract) && !isWorthTooMuch(contract);
        }

        private static boolean endsTooEarly(ContractBody contract) {
            return contract.startsOn() != null && contract.endsOn() != null && contract.endsOn().isBefore(contract.startsOn());
        }

        private static boolean isWorthTooMuch(ContractBody contract) {
            var read = contract.lines().stream()
                    .filter(line -> line != null && line.quantity() != null && line.unitPrice() != null)
                    .toList();
            return RecurringRevenue.ofAYear(read).abs().compareTo(MOST) >= 0;
        }

        private static void refuse(ConstraintValidatorContext context, String field, @Sentence String why) {
            context.buildConstraintViolationWithTemplate(why).addPropertyNode(field).addConstraintViolation();
        }
    }
}
