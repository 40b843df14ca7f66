package io.perennial.kernel;

import java.util.List;

/** Refuses a request with invalid fields and lists every error that was found. */
public final class Invalid extends RuntimeException {
    /**
     * @param pointer the field, as a JSON pointer into the request body
     * @param code the broken rule: {@code required}, {@code type}, {@code unknown_field}, {@code size} …
     * @param wording the rule, never the value that broke it; its values are the limits of the rule, for programs
     */
    public record FieldError(String pointer, String code, Wording wording) {
        public FieldError(String pointer, String code, @Sentence String detail) {
            this(pointer, code, Wording.of(detail));
        }

        /** Returns the rule in English. */
        public String detail() {
            return wording.english();
        }
    }

    private final transient List<FieldError> errors;

    public Invalid(List<FieldError> errors) {
        // The message is logged, so it must not contain field names that the caller chose.
        super("Invalid: " + errors.stream().map(FieldError::code).toList(), null, false, false);
        this.errors = List.copyOf(errors);
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** Returns the same for a part of a larger body. */
    public Invalid below(String part) {
        return new Invalid(errors.stream().map(error -> new FieldError(part + error.pointer, error.code, error.wording)).toList());
    }
}
