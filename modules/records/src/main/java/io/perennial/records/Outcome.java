package io.perennial.records;

import io.perennial.kernel.Id;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Refusal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The result for one record that was to be created or updated. */
public sealed interface Outcome {
    record Created(Id id) implements Outcome {}

    record Updated(Id id) implements Outcome {}

    record Unchanged(Id id) implements Outcome {}

    /** @param id the id of the record that was found, if any */
    record Refused(@Nullable Id id, RuntimeException because) implements Outcome {}

    /** Returns the outcome for one body of many. A refusal becomes an outcome, so that it does not affect the other bodies. */
    static Outcome of(@Nullable Id found, Supplier<Outcome> put) {
        try {
            return put.get();
        } catch (Refusal | Invalid refused) {
            return new Refused(found, refused);
        }
    }

    /** Returns the id, or throws the refusal; for a request about one record. */
    default Id orThrow() {
        return switch (this) {
            case Created(var id) -> id;
            case Updated(var id) -> id;
            case Unchanged(var id) -> id;
            case Refused(_, var because) -> throw because;
        };
    }
}
