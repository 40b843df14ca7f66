package io.perennial.platform.json;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A text's length in characters as people and JSON Schema count them (code points), and not only blanks. */
@Retention(RUNTIME)
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
@Constraint(validatedBy = Characters.Rule.class)
public @interface Characters {
    int min() default 1;

    int max();

    String message() default "From {min} to {max} characters, not only blanks";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** A missing text is another constraint's matter. */
    class Rule implements ConstraintValidator<Characters, CharSequence> {
        private int min;
        private int max;

        @Override
        public void initialize(Characters limits) {
            min = limits.min();
            max = limits.max();
        }

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            if (text == null) return true;
            var length = Character.codePointCount(text, 0, text.length());
            return length >= min && length <= max && (min == 0 || !text.toString().isBlank());
        }
    }
}
