package io.perennial.kernel;

import java.util.List;

/** Refuses a request with invalid fields and lists every error that was found. */
public final class Invalid extends RuntimeException {
    /**
     * @param pointer the field, as a JSON pointer into the request body
     * @param code the broken rule: {@code required}, {@code type}, {@code unknown_field}, {@code size} …
     * @param detail the rule, never the value that broke it
     */
    public record FieldError(String pointer, String code, String detail) {}

    private final transient List<FieldError> errors;

    public Invalid(List<FieldError> errors) {
        // The message is logged, so it must not contain field names that the caller chose.
        super("Invalid: " + errors.stream().map(FieldError::code).toList(), null, false, false);
        this.errors = List.copyOf(errors);
    }

    public List<FieldError> errors() {
        return errors;
    }
}
