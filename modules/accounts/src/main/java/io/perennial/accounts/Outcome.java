package io.perennial.accounts;

import io.perennial.kernel.Id;
import org.jspecify.annotations.Nullable;

/** What became of one record that was to be created or brought up to date. */
sealed interface Outcome {
    record Created(Id id) implements Outcome {}

    record Updated(Id id) implements Outcome {}

    record Unchanged(Id id) implements Outcome {}

    /** @param id the record that was found, if one was */
    record Refused(@Nullable Id id, RuntimeException because) implements Outcome {}

    /** For a request about one record: its id, or the refusal thrown. */
    default Id orThrow() {
        return switch (this) {
            case Created(var id) -> id;
            case Updated(var id) -> id;
            case Unchanged(var id) -> id;
            case Refused(_, var because) -> throw because;
        };
    }
}
