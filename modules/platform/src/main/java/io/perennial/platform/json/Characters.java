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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Limits a text's length in code points, as JSON Schema counts them. Refuses a blank text unless {@code min} is 0. */
@Retention(RUNTIME)
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
@Constraint(validatedBy = Characters.Rule.class)
public @interface Characters {
    int min() default 1;

    int max();

    String message() default "must have {min} to {max} characters, not only spaces";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Accepts a missing text, which is checked by another constraint. */
    class Rule implements ConstraintValidator<Characters, CharSequence> {
        /** The fillers of Hangul, and the empty pattern of Braille. */
        private static final Set<Integer> DRAWN_AS_NOTHING = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800);

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
            return length >= min && length <= max && (min == 0 || text.codePoints().anyMatch(Rule::isVisible));
        }

        /** Returns false for spaces, for characters that only control others, and for letters that are drawn as nothing. */
        private static boolean isVisible(int character) {
            if (DRAWN_AS_NOTHING.contains(character)) return false;
            return switch (Character.getType(character)) {
                case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.CONTROL,
                        Character.FORMAT ->
                    false;
                default -> true;
            };
        }
    }
}
