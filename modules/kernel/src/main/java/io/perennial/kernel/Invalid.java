package io.perennial.kernel;

import java.util.List;

/** A request whose fields cannot be accepted, with every error that was found. */
public final class Invalid extends RuntimeException {
    /**
     * @param pointer where, as a JSON pointer into the request body
     * @param code what rule was broken: {@code required}, {@code type}, {@code unknown_field}, {@code size} …
     * @param detail the rule in a sentence, never the value that broke it
     */
    public record FieldError(String pointer, String code, String detail) {}

    private final transient List<FieldError> errors;

    public Invalid(List<FieldError> errors) {
        // Logs keep the message, and what the caller has called his fields is not for them.
        super("Invalid: " + errors.stream().map(FieldError::code).toList(), null, false, false);
        this.errors = List.copyOf(errors);
    }

    public List<FieldError> errors() {
        return errors;
    }
}
