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

/** Something that another system knows about an account. It names the account by our id or by the other system's id. */
public interface Fact {
    @Nullable
    AccountId accountId();

    @Nullable
    ExternalKey account();

    /**
     * Returns the account of each fact, as far as the caller may see them.
     *
     * @param field the field of the request that holds the facts
     * @throws io.perennial.kernel.Invalid with each fact whose account is unknown
     */
    static List<AccountId> accounts(List<? extends Fact> facts, String field, Sql sql) {
        return FactAccounts.of(facts, sql).all(facts, field);
    }

    /** Returns the account of one fact, or refuses one that the caller does not see in the field that names it. */
    static AccountId account(Fact fact, Sql sql) {
        return FactAccounts.of(List.of(fact), sql).one(fact);
    }

    /** Requires a fact to name its account in exactly one of the two ways. */
    @Retention(RUNTIME)
    @Target(TYPE)
    @Constraint(validatedBy = NamesOne.Rule.class)
    @interface NamesOne {
        String message() default "must have exactly one of `accountId` and `account`";

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

    /** Requires a plausible time. */
    @Retention(RUNTIME)
    @Target(FIELD)
    @Constraint(validatedBy = Timely.Rule.class)
    @interface Timely {
        String message() default "must be between 2000-01-01T00:00:00Z and one day from now";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        class Rule implements ConstraintValidator<Timely, Instant> {
            private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

            /** Allows for wrong clocks and for the time zones. */
            private static final Duration AHEAD = Duration.ofDays(1);

            /** Accepts a missing instant, which another constraint refuses. */
            @Override
            public boolean isValid(@Nullable Instant at, ConstraintValidatorContext context) {
                if (at == null) return true;
                return !at.isBefore(EARLIEST) && at.isBefore(context.getClockProvider().getClock().instant().plus(AHEAD));
            }
        }
    }
}
