package io.perennial.records;

import io.perennial.kernel.Id;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Refusal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What became of one record that was to be created or brought up to date. */
public sealed interface Outcome {
    record Created(Id id) implements Outcome {}

    record Updated(Id id) implements Outcome {}

    record Unchanged(Id id) implements Outcome {}

    /** @param id the record that was found, if one was */
    record Refused(@Nullable Id id, RuntimeException because) implements Outcome {}

    /** What becomes of one body among many: a refusal of it keeps back no other. */
    static Outcome of(@Nullable Id found, Supplier<Outcome> put) {
        try {
            return put.get();
        } catch (Refusal | Invalid refused) {
            return new Refused(found, refused);
        }
    }

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
