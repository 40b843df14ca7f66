package io.perennial.records;

import io.perennial.platform.json.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A record to create or to change, known by its key in another system.
 *
 * @param key finds the record; without one a record is created
 * @param statement the fields that the system says
 */
public record Upsert(@Nullable ExternalKey key, Statement statement, How how) {
    Upsert saying(Statement other) {
        return new Upsert(key, other, how);
    }

    /** How a statement is meant. */
    public enum How {
        /** It is all that the system says: a field that it said before and leaves out now is emptied. */
        STATES,
        /** It takes the place of some fields that the system said before: a field that is left out stays. */
        AMENDS,
        /** It is all that there is about the record, whoever said it: each other field is emptied, and the record has no other keys. */
        REPLACES;

        static How replacingIf(String parameter) {
            return Flag.isSet("replace", parameter) ? REPLACES : STATES;
        }
    }

}
