package io.perennial.accounts;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.perennial.platform.sql.Sql;
import io.perennial.records.ExternalKey;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that another system knows of an account. It names the account by our id, or else by the other system's own. */
public interface Fact {
    @Nullable AccountId accountId();

    @Nullable ExternalKey account();

    /**
     * The accounts of some facts, one for each, as far as the caller may see them.
     *
     * @param field the field of the request that holds the facts
     * @throws io.perennial.kernel.Invalid with each fact whose account nobody knows
     */
    static List<AccountId> accounts(List<? extends Fact> facts, String field, Sql sql) {
        return FactAccounts.of(facts, sql).all(facts, field);
    }

    /** It names its account in exactly one of the two ways. */
    @Retention(RUNTIME)
    @Target(TYPE)
    @Constraint(validatedBy = NamesOne.Rule.class)
    @interface NamesOne {
        String message() default "Name the account by accountId or by account, by exactly one of the two";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        class Rule implements ConstraintValidator<NamesOne, Fact> {
            @Override
            public boolean isValid(Fact fact, ConstraintValidatorContext context) {
                if ((fact.accountId() == null) != (fact.account() == null)) return true;
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                        .addPropertyNode("accountId")
                        .addConstraintViolation();
                return false;
            }
        }
    }

    /** A time that can be true. */
    @Retention(RUNTIME)
    @Target(FIELD)
    @Constraint(validatedBy = Timely.Rule.class)
    @interface Timely {
        String message() default "From 2000-01-01T00:00:00Z up to one day from now";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        class Rule implements ConstraintValidator<Timely, Instant> {
            private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

            /** Clocks differ, and days begin at different times. */
            private static final Duration AHEAD = Duration.ofDays(1);

            /** A missing instant is another constraint's matter. */
            @Override
            public boolean isValid(@Nullable Instant at, ConstraintValidatorContext context) {
                if (at == null) return true;
                return !at.isBefore(EARLIEST) && at.isBefore(context.getClockProvider().getClock().instant().plus(AHEAD));
            }
        }
    }
}
