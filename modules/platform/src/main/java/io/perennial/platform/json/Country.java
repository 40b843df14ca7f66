package io.perennial.platform.json;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Requires the code of a country that exists. The form of the code is checked by another constraint. */
@Retention(RUNTIME)
@Target(FIELD)
@Constraint(validatedBy = Country.Rule.class)
public @interface Country {
    String message() default "must be an ISO 3166-1 alpha-2 country code";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Accepts what is missing or is no code at all, so that it is not reported twice. */
    class Rule implements ConstraintValidator<Country, String> {
        /** The officially assigned codes of ISO 3166-1 alpha-2; {@code UK} and {@code XK} are not among them. */
        private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

        @Override
        public boolean isValid(@Nullable String code, ConstraintValidatorContext context) {
            return code == null || !code.matches("[A-Z]{2}") || COUNTRIES.contains(code);
        }
    }
}
