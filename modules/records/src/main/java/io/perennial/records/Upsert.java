package io.perennial.records;

import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.json.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record to create or to change, known by its key in another system.
 *
 * @param key finds the record; without one a record is created
 * @param statement the fields that the system says
 * @param faults the errors that are found before the statement is read
 */
public record Upsert(@Nullable ExternalKey key, Statement statement, How how, List<FieldError> faults) {
    public Upsert(@Nullable ExternalKey key, Statement statement, How how) {
        this(key, statement, how, List.of());
    }

    /** Returns the same upsert with the wholes named by their ids, and with the fields as its collection reads them. */
    Upsert naming(NamedWholes.Named named) {
        return new Upsert(key, new Statement(named.fields()), how, named.faults());
    }

    /** Says how a statement is meant. */
    public enum How {
        /** Says all that the system knows: a field that it said before and leaves out now is emptied. */
        STATES,
        /** Replaces some fields that the system said before: a field that is left out stays. */
        AMENDS,
        /** Amends, from a caller who has seen the record, so that it may also change what was decided on it. */
        CORRECTS,
        /** Says all that there is about the record, whoever said it: each other field is emptied, and the record has no other keys. */
        REPLACES;

        static How replacingIf(String parameter) {
            return Flag.isSet("replace", parameter) ? REPLACES : STATES;
        }
    }
}
