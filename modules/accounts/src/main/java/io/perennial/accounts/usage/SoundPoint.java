package io.perennial.accounts.usage;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What no single field of a point can say: it names its account in one way, and a time that can be true. */
@Retention(RUNTIME)
@Target(TYPE)
@Constraint(validatedBy = SoundPoint.Rule.class)
@interface SoundPoint {
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Rule implements ConstraintValidator<SoundPoint, UsagePoint> {
        private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

        /** Clocks differ, and days begin at different times. */
        private static final Duration AHEAD = Duration.ofDays(1);

        @Override
        public boolean isValid(UsagePoint point, ConstraintValidatorContext context) {
            var named = (point.accountId() == null) != (point.account() == null);
            var timely = isTimely(point.at(), context);
            if (!named) refuse("accountId", "Name the account by accountId or by account, by exactly one of the two", context);
            if (!timely) refuse("at", "From 2000-01-01T00:00:00Z up to one day from now", context);
            return named && timely;
        }

        /** A missing instant is another constraint's matter. */
        private static boolean isTimely(@Nullable Instant at, ConstraintValidatorContext context) {
            if (at == null) return true;
            return !at.isBefore(EARLIEST) && at.isBefore(context.getClockProvider().getClock().instant().plus(AHEAD));
        }

        private static void refuse(String field, String message, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(message).addPropertyNode(field).addConstraintViolation();
        }
    }
}
